package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.console.ExitCode;
import dev.parallax.result.SuiteJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole reports in the layouts that a reader may ask for. {@code mvn test -Dtest=ViewGoldenTest
 * -Dgolden.apply} rewrites them.
 */
class ViewGoldenTest {
  private static final Path RESOURCES = Path.of("src/test/resources/dev/parallax/cli");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "view-default.txt|text|before",
        "view-two-inputs.txt|text|before after",
        "view-two-inputs.md|markdown|before after",
        "view-two-inputs.csv|csv|before after",
        "view-two-inputs.tex|latex|before after",
        "view-two-inputs.json|json|before after",
        "view-columns.tex|latex|before --row kind --col size",
        "view-columns.md|markdown|before --row kind --col size",
        "view-baseline.txt|text|before --row kind,size --baseline kind:list",
        "view-residue.txt|text|before --row kind",
        "view-residue.json|json|before --row kind --filter kind:hash",
        "view-filter.txt|text|before --filter kind:/^[hl]/",
        "view-one-fork.txt|text|one two",
        "view-run.tex|latex|run",
        "view-run.json|json|run",
      })
  void aReportReadsTheSameInEveryLocale(String golden, String format, String arguments)
      throws IOException {
    writeInputs();
    List<String> words = new ArrayList<>(List.of("--format", format));
    for (String word : arguments.split(" ", -1)) {
      Path input = folder.resolve(word);
      words.add(Files.exists(input) ? input.toString() : word);
    }
    String actual = inLocale(Locale.ROOT, words);
    if (System.getProperty("golden.apply") != null) {
      Files.writeString(RESOURCES.resolve(golden), actual);
    }
    assertThat(actual)
        .isEqualTo(Files.readString(RESOURCES.resolve(golden), StandardCharsets.UTF_8));
    assertThat(inLocale(Locale.GERMANY, words)).isEqualTo(actual);
  }

  private void writeInputs() throws IOException {
    maps(1, 1, 5).runDirectory(folder.resolve("before"));
    maps(2, 1.1, 5).runDirectory(folder.resolve("after"));
    maps(3, 1, 1).runDirectory(folder.resolve("one"));
    maps(4, 3, 1).runDirectory(folder.resolve("two"));
    new SuiteJson(5, 0.01)
        .batch("serial", "cpu", "", 0, 400, 5)
        .batch("warm", "cpu", "platform", 2, 201, 5)
        .batch("warm", "cpu", "virtual", 2, 202, 5)
        .runDirectory(folder.resolve("run"));
  }

  private static SuiteJson maps(long seed, double hashFactor, int forks) {
    SuiteJson rows = new SuiteJson(seed, 0.01);
    for (int size : new int[] {100, 1000, 10_000}) {
      Map<String, Double> millis =
          Map.of("hash", 0.001 * hashFactor, "list", 0.0001 * size, "tree", 0.001 * Math.log(size));
      new TreeMap<>(millis)
          .forEach((kind, time) ->
              rows.row(
                  "Maps.get",
                  new TreeMap<>(Map.of("kind", kind, "size", String.valueOf(size))),
                  time,
                  forks));
    }
    return rows;
  }

  private String inLocale(Locale locale, List<String> arguments) {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      CommandLineRun terminal = new CommandLineRun(100);
      assertThat(terminal.report(arguments.toArray(String[]::new)))
          .as(terminal.err())
          .isEqualTo(ExitCode.DONE);
      assertThat(terminal.err()).isEmpty();
      return withoutFolder(terminal.out());
    } finally {
      Locale.setDefault(before);
    }
  }

  /** Where the files are differs from test to test. */
  private String withoutFolder(String report) {
    return report
        .replaceAll("(?s)\nFiles .*?\n\n", "\nFiles         (where the files are)\n\n")
        .replace(folder.toString(), "(folder)");
  }
}
