package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.directory.ResultFiles;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.Event.How;
import dev.parallax.campaign.journal.Header;
import dev.parallax.campaign.journal.Identity;
import dev.parallax.campaign.journal.Journal;
import dev.parallax.campaign.journal.JournalContent;
import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A campaign whose forks are a test's, with its journal and results in a folder. */
record CampaignIn(Path folder) {
  /** How it ended, and in how many rounds all of its cells were measured. */
  record Ran(How how, int wholeRounds) {}

  Path journal() {
    return folder.resolve(RunFiles.JOURNAL);
  }

  void begin(Plan plan) throws IOException {
    Header header =
        new Header(
            Instant.EPOCH,
            plan.seed(),
            plan.limits().fewest(),
            plan.rounds(),
            plan.interleaved(),
            List.of(),
            0,
            new Identity(Map.of()),
            new CellNames(plan.cells()).labels());
    Files.write(journal(), header.firstLine());
  }

  /** Runs it from where its journal ends. */
  Ran run(Plan plan, ForkRecorder.ForkRunner runner, StopRequest stop) throws Exception {
    ResultFiles files =
        new ResultFiles(
            folder.resolve("results.json"), Optional.of(folder), Optional.empty(), false);
    List<Event> past = content().events();
    try (CampaignLog log =
        new CampaignLog(
            Optional.of(Journal.open(folder)), new CellNames(plan.cells()), plan, files, past)) {
      Campaign campaign =
          new Campaign(
              plan,
              new BatchTimes(
                  Map.of(), Map.of(), Map.of(), Optional.empty(), Map.of(), Duration.ofMillis(100)),
              runner,
              files,
              log,
              MachineWatch.unobserved(),
              new Budget(plan.budget()),
              CampaignTest.SILENT,
              stop);
      How how = campaign.run();
      return new Ran(how, campaign.wholeRounds());
    }
  }

  JournalContent content() throws Exception {
    return JournalContent.read(folder);
  }

  <E extends Event> List<E> events(Class<E> type) throws Exception {
    return content().events().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
