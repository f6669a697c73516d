package dev.parallax.campaign.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.Header;
import dev.parallax.campaign.journal.Identity;
import dev.parallax.campaign.journal.Journal;
import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.suite.RunFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Header HEADER =
      new Header(NOON, 1, 3, 5, true, List.of(), 1, new Identity(Map.of()), Map.of());

  @TempDir Path folder;

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "another process has resumed the run since it was read",
      sees =
          "`--resume ...: another process has measured more of it meanwhile; resume it"
              + " once more`",
      exit = 2)
  void aRunThatAnotherProcessHasMeasuredMeanwhileIsRefused() throws Exception {
    Files.write(folder.resolve(RunFiles.JOURNAL), HEADER.firstLine());
    Resume read = Resume.read(folder);
    read.requireUnchanged();
    try (Journal other = Journal.open(folder)) {
      other.append(new Event.Ended(NOON, Event.How.INTERRUPTED));
    }
    assertThatThrownBy(read::requireUnchanged)
        .isInstanceOf(BadRequest.class)
        .hasMessage(
            "--resume %s: another process has measured more of it meanwhile; resume it once more",
            folder);
  }
}
