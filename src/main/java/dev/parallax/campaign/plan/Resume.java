package dev.parallax.campaign.plan;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.Header;
import dev.parallax.campaign.journal.Identity;
import dev.parallax.campaign.journal.JournalContent;
import dev.parallax.campaign.race.RoundLimits;
import dev.parallax.machine.PrivatePaths;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run that is to be resumed: {@code --resume}.
 *
 * @param directory its run directory
 * @param content what its journal says
 * @param optionDifferences which options are not as at the start, each in one line
 * @param force whether to resume in spite of differences
 */
public record Resume(
    Path directory, JournalContent content, List<String> optionDifferences, boolean force) {
  public Resume {
    optionDifferences = List.copyOf(optionDifferences);
  }

  /**
   * Reads what there is.
   *
   * @throws BadRequest if there is no run to resume
   */
  public static Resume read(Path directory) throws BadRequest, IOException {
    if (!Files.isRegularFile(directory.resolve(RunFiles.JOURNAL))) {
      throw new BadRequest(
          "--resume %s: there is no %s, so there is no run to resume"
              .formatted(directory, RunFiles.JOURNAL));
    }
    return new Resume(directory, JournalContent.read(directory), List.of(), false);
  }

  /** The same with what the command line says of it. */
  public Resume with(List<String> differences, boolean forced) {
    return new Resume(directory, content, differences, forced);
  }

  /** The command line with which the run was started. */
  public List<String> options() {
    return content.header().options().stream().map(PrivatePaths.ofThisUser()::restore).toList();
  }

  /** The seed of its order. */
  public long seed() {
    return content.header().seed();
  }

  /** How many rounds it was to have when it ran last. */
  RoundLimits limits() {
    return new RoundLimits(content.fewestRounds(), content.rounds());
  }

  /** How many rounds it was to have at least, when it began. */
  int fewestRoundsAtStart() {
    return content.header().fewestRounds();
  }

  /** Steps of the witness, when the run began. */
  public long witnessSteps() {
    return content.header().witnessSteps();
  }

  /**
   * Refuses a run whose results would not belong together with those that there are.
   *
   * @return what differs and was forced
   */
  public List<String> check(Plan plan, Identity now) throws BadRequest {
    Header header = content.header();
    Map<String, String> cells = new CellNames(plan.cells()).labels();
    List<String> differences = new ArrayList<>(optionDifferences);
    differences.addAll(header.identity().differencesOf(now));
    if (!differences.isEmpty() && !force) {
      throw new BadRequest(
          "--resume %s: %s; --force resumes it all the same, and the report will say so"
              .formatted(directory, differences.getFirst()));
    }
    if (!cells.equals(header.cells())) {
      throw new BadRequest(
          "--resume %s: its %s cells are not the %s that these options mean here; start a new run"
              .formatted(directory, header.cells().size(), cells.size()));
    }
    int done = roundsDone();
    if (plan.rounds() < done) {
      throw new BadRequest(
          "--resume %s: --rounds %s is the number in all, and the run has %s already"
              .formatted(directory, plan.rounds(), done));
    }
    return differences;
  }

  private int roundsDone() {
    CampaignState state = new CampaignState();
    content.events().forEach(state::apply);
    return content.header().interleaved()
        ? state.lastRound()
        : content.header().cells().keySet().stream().mapToInt(state::forks).max().orElse(0);
  }

  /** What happened so far. */
  public List<Event> past() {
    return content.events();
  }
}
