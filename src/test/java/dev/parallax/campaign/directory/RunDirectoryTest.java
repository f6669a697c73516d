package dev.parallax.campaign.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.journal.Journal;
import dev.parallax.campaign.plan.Resume;
import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunDirectoryTest {
  @TempDir Path folder;

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "files in a run directory that only look like those that a killed run left",
      sees = "nothing: they stay",
      exit = 0)
  void halvesOfFilesThatAKilledRunWasWritingAreDeletedAndNothingElse() throws IOException {
    List<String> halves =
        List.of(
            ".results.json.17",
            ".report.html.18",
            "timeline/.cpu-1.json.19",
            "charts/.speed-up-warm.svg.20",
            "charts/.SHA256SUMS.21");
    List<String> others =
        List.of("report.html", ".hidden.22", "charts/a.svg", "charts/.b.svg.old", "charts/c.17");
    for (String name : Stream.concat(halves.stream(), others.stream()).toList()) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }

    RunDirectory.deleteHalves(folder);

    assertThat(halves).noneMatch(name -> Files.exists(folder.resolve(name)));
    assertThat(others).allMatch(name -> Files.exists(folder.resolve(name)));
  }

  @Test
  void aRunWithoutPicturesHasNoHalvesOfThem() throws IOException {
    RunDirectory.deleteHalves(folder);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".lock",
        "children.txt",
        "failures.txt",
        "journal.jsonl",
        "results.json",
        "tables.md",
        "charts",
        "timeline",
        "timeline/cell.json",
        "profiles",
        "profiles/cell/round-1"
      })
  void aRunIsWrittenNowhereFromWhereALinkLeadsElsewhere(String name, @TempDir Path elsewhere)
      throws Exception {
    Path target = Files.writeString(elsewhere.resolve("mine"), "mine");
    Path link = folder.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, name.contains(".") ? target : elsewhere);
    assertThatThrownBy(() -> RunDirectory.lock(folder))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith(link + ": it has to be a f")
        .hasMessageContaining("is a link");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeThatNobodyWritesIsNotOpened() throws Exception {
    Path pipe = folder.resolve("children.txt");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> RunDirectory.lock(folder))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith(pipe + ": it has to be a file");
  }

  @Test
  void aJournalIsNeitherReadNorWrittenThroughALink(@TempDir Path elsewhere) throws Exception {
    Path target = Files.writeString(elsewhere.resolve("journal"), "{}\n{");
    Files.createSymbolicLink(folder.resolve("journal.jsonl"), target);
    assertThatThrownBy(() -> Journal.open(folder)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Resume.read(folder))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("journal.jsonl: it has to be a file, and is a link");
    assertThat(target).hasContent("{}\n{");
  }

  @Test
  void halvesAreNotLookedForBehindLinksAndLinksAreNone(@TempDir Path elsewhere) throws Exception {
    Path other = Files.createFile(elsewhere.resolve(".picture.svg.17"));
    Files.createSymbolicLink(folder.resolve("charts"), elsewhere);
    Path link = Files.createSymbolicLink(folder.resolve(".results.json.5"), other);
    Path old = Files.createFile(folder.resolve(".report.html.1old"));
    RunDirectory.deleteHalves(folder);
    assertThat(List.of(other, link, old)).allMatch(file -> Files.exists(file));
  }
}
