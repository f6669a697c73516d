package dev.parallax.campaign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir Path folder;

  @Test
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
}
