package dev.parallax.campaign.plan;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.Header;
import dev.parallax.campaign.journal.Identity;
import dev.parallax.campaign.journal.JournalContent;
import dev.parallax.campaign.race.RoundLimits;
import dev.parallax.file.Inside;
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
 * @param adopted the options, taken from the journal, that can run code or write elsewhere
 * @param optionDifferences which options are not as at the start, each in one line
 * @param force whether to resume in spite of differences
 */
public record Resume(
    Path directory,
    JournalContent content,
    List<String> adopted,
    List<String> optionDifferences,
    boolean force) {
  public Resume {
    adopted = List.copyOf(adopted);
    optionDifferences = List.copyOf(optionDifferences);
  }

  /**
   * Reads what there is.
   *
   * @throws BadRequest if there is no run to resume
   */
  public static Resume read(Path directory) throws BadRequest, IOException {
    Path journal = directory.resolve(RunFiles.JOURNAL);
    if (!Files.exists(journal)) {
      throw new BadRequest(
          "--resume %s: there is no %s, so there is no run to resume"
              .formatted(directory, RunFiles.JOURNAL));
    }
    try {
      Inside.requireFileOrNothing(journal);
    } catch (IOException e) {
      throw new BadRequest(String.valueOf(e.getMessage()));
    }
    return new Resume(directory, JournalContent.read(directory), List.of(), List.of(), false);
  }

  /** The same with what the command line says of it. */
  public Resume with(List<String> options, List<String> differences, boolean forced) {
    return new Resume(directory, content, options, differences, forced);
  }

  /** The command line with which the run was started. */
  public List<String> options() {
    return content.header().options().stream().map(PrivatePaths.ofThisUser()::restore).toList();
  }

  /** What its journal says of how it began. */
  public Header header() {
    return content.header();
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
  public List<String> checkIdentity(Identity now) throws BadRequest {
    List<String> differences = new ArrayList<>(optionDifferences);
    differences.addAll(content.header().identity().differencesOf(now));
    if (!differences.isEmpty() && !force) {
      throw new BadRequest(
          "--resume %s: %s; --force resumes it all the same, and the report will say so"
              .formatted(directory, differences.getFirst()));
    }
    return differences;
  }

  /** Refuses a plan that isn't that of the run. */
  public void checkPlan(Plan plan) throws BadRequest {
    Header header = content.header();
    Map<String, String> cells = new CellNames(plan.cells()).labels();
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
  }

  /**
   * Refuses a run that isn't any more what was read of it; to be called once no other process can
   * write it.
   */
  public void requireUnchanged() throws BadRequest, IOException {
    if (JournalContent.read(directory).wholeBytes() != content.wholeBytes()) {
      throw new BadRequest(
          "--resume %s: another process has measured more of it meanwhile; resume it once more"
              .formatted(directory));
    }
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
