package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The living line in a real terminal, tmux, that is resized while it stands there. */
@EnabledOnOs(OS.LINUX)
class NarrowedTerminalIT {
  private static final Duration DEADLINE = Duration.ofMinutes(1);
  private static final String WHOLE =
      "[31/78, round 3/7, at most 1:35 min left] warm cpu platform 2 | cpu, warm: platform x 2, at"
          + " most 9 % slower than the best";
  private static final String SHORT =
      "[31/78] cpu, warm: platform x 2, at most 9 % slower than the best";
  private static final String ANSWER = "cpu, warm: platform x 2, at most 9 % slower than the best";

  @TempDir Path folder;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(isThere("tmux"), "this test needs tmux");
    String command =
        "env -u COLUMNS -u LINES TERM=screen '%s/bin/java' -cp '%s' %s '%s'"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                LiveLineShow.class.getName(),
                folder);
    tmux("-f", "/dev/null", "new-session", "-d", "-x", "160", "-y", "12", command);
  }

  @AfterEach
  void close() throws Exception {
    Files.createFile(folder.resolve("gone"));
    if (isThere("tmux")) {
      // It may have ended by itself, now that what it showed has ended; then this says so.
      new ProcessBuilder("tmux", "-S", folder.resolve("socket").toString(), "kill-server")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  @Test
  void aNarrowedTerminalKeepsNothingOfTheLongerLine() throws Exception {
    awaitScreen(WHOLE);

    resize(70);
    awaitScreen(SHORT);

    resize(60);
    awaitScreen(ANSWER);

    Files.createFile(folder.resolve("note"));
    awaitScreen("a note", ANSWER);

    resize(160);
    awaitScreen("a note", WHOLE);

    resize(70);
    Files.createFile(folder.resolve("end"));
    awaitScreen("a note", "the end");
  }

  private void resize(int columns) throws Exception {
    tmux("resize-window", "-x", Integer.toString(columns), "-y", "12");
  }

  /** Waits until the terminal shows these lines, below those above, and no others. */
  private void awaitScreen(String... lines) throws Exception {
    List<String> expected =
        Stream.concat(
                Collections.nCopies(LiveLineShow.LINES_ABOVE, "above").stream(), Stream.of(lines))
            .toList();
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    List<String> screen = screen();
    while (!screen.equals(expected) && System.nanoTime() < deadline) {
      Thread.sleep(20);
      screen = screen();
    }
    assertThat(screen).isEqualTo(expected);
  }

  /** With what has scrolled up. */
  private List<String> screen() throws Exception {
    return tmux("capture-pane", "-p", "-S", "-")
        .lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private String tmux(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", "" + folder.resolve("socket")));
    command.addAll(List.of(words));
    return run(command);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
