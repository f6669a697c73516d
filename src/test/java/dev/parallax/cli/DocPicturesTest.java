package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pictures in the documentation are what its commands draw today of the published run. {@code
 * mvn test -Dtest=DocPicturesTest -Dgolden.apply} draws them anew.
 */
class DocPicturesTest {
  private static final Path PAGE = Path.of("src/docs/charts.md");
  private static final Path PICTURES = Path.of("src/docs");
  private static final String JAR = "java -jar benchmarks.jar ";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"timeline-example.svg", "timeline-cold-example.svg"})
  void aTimelineIsWhatItsCommandDraws(String name) throws IOException {
    Path drawn = folder.resolve(name);
    String[] args = command("timeline", PICTURES.resolve(name).toString());
    args[List.of(args).indexOf("--output") + 1] = drawn.toString();
    CommandLineRun terminal = new CommandLineRun(100);

    assertThat(terminal.timeline(args)).as(terminal.err()).isEqualTo(ExitCode.DONE);
    holds(name, drawn);
  }

  @ParameterizedTest
  @ValueSource(strings = "speedup-example.svg")
  void aChartIsWhatItsCommandDraws(String name) throws IOException {
    Matcher copy = Pattern.compile("cp (\\S+)/(\\S+) \\S+/" + name).matcher(Files.readString(PAGE));
    assertThat(copy.find()).isTrue();
    String[] args = command("report", "--charts " + copy.group(1));
    args[List.of(args).indexOf("--charts") + 1] = folder.toString();
    args[List.of(args).indexOf("--output") + 1] = folder.resolve("tables.txt").toString();
    CommandLineRun terminal = new CommandLineRun(100);

    assertThat(terminal.report(args)).as(terminal.err()).isEqualTo(ExitCode.DONE);
    holds(name, folder.resolve(copy.group(2)));
  }

  /** The words after the command's name, of the line of the page that has some text. */
  private static String[] command(String name, String text) throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith(JAR + name + " ") && line.contains(text))
        .map(line -> line.substring((JAR + name + " ").length()).split(" ", -1))
        .findFirst()
        .orElseThrow();
  }

  private static void holds(String name, Path drawn) throws IOException {
    String svg = Files.readString(drawn);
    if (System.getProperty("golden.apply") != null) {
      Files.writeString(PICTURES.resolve(name), svg);
    }
    assertThat(Files.readString(PICTURES.resolve(name))).isEqualTo(svg);
  }
}
