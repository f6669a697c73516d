package dev.parallax.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsideTest {
  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  @Test
  void whatIsAddedToAFileIsReadAgain() throws Exception {
    Path file = folder.resolve("children.txt");
    assertThat(Inside.read(file)).isEmpty();
    Inside.append(file, "a\n");
    Inside.append(file, "b\n");
    assertThat(Inside.read(file)).isEqualTo("a\nb\n");
    Files.write(file, new byte[] {'c', (byte) 0xff});
    assertThat(Inside.read(file)).isEqualTo("c\ufffd");
  }

  @Test
  void nothingIsAddedToOrReadFromWhatALinkNames() throws Exception {
    Path mine = Files.writeString(elsewhere.resolve("mine"), "mine");
    Path link = Files.createSymbolicLink(folder.resolve("children.txt"), mine);
    Path dangling =
        Files.createSymbolicLink(folder.resolve("failures.txt"), elsewhere.resolve("new"));
    for (Path file : List.of(link, dangling)) {
      assertThatThrownBy(() -> Inside.append(file, "x"))
          .isInstanceOf(IOException.class)
          .hasMessage(file + ": it has to be a file, and is a link or something else");
      assertThatThrownBy(() -> Inside.read(file)).isInstanceOf(IOException.class);
    }
    assertThat(mine).hasContent("mine");
    assertThat(elsewhere.resolve("new")).doesNotExist();
  }

  /** The half of a file has a name that its folder's author can guess. */
  @Test
  void theHalfOfAFileIsNotWrittenIntoWhatALinkNames() throws Exception {
    Path mine = Files.writeString(elsewhere.resolve("mine"), "mine");
    Path half = folder.resolve(".results.json." + ProcessHandle.current().pid());
    Files.createSymbolicLink(half, mine);
    AtomicFile.write(folder.resolve("results.json"), "new".getBytes(StandardCharsets.UTF_8));
    assertThat(mine).hasContent("mine");
    assertThat(folder.resolve("results.json")).isRegularFile().hasContent("new");
  }
}
