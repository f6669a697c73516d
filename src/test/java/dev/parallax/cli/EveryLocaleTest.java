package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.result.SuiteJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormatSymbols;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digits are those of ASCII, whatever the default locale is, or becomes by somebody's own work. */
class EveryLocaleTest {
  private static final Pattern LOCALISED = Pattern.compile("\"[^\"\n]*%[-0-9.,]*[dfeg][^\"\n]*\"");

  @TempDir private Path folder;

  @Test
  @Fault(
      where = Where.MACHINE,
      kind = "a default locale with digits of its own",
      sees = "nothing: digits are those of ASCII",
      exit = 0)
  void consolePlanAndFilesAreTheSameInAllLocalesOfTheJdk() throws IOException {
    for (String name : List.of("before", "after")) {
      new SuiteJson(name.length(), 0.01)
          .batch("serial", "cpu", "", 0, 400, 5)
          .workload("warm", "cpu", 402, 4, 5)
          .runDirectory(folder.resolve(name));
    }
    Locale usual = Locale.getDefault();
    try {
      // A report names the files that a run's end has put beside it.
      new CommandLineRun(100).close(folder.resolve("before"));
      String expected = written(Locale.ROOT);
      assertThat(expected).contains("rounds", "platform x");
      for (Locale locale : unlike()) {
        assertThat(written(locale)).as(locale.toLanguageTag()).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(usual);
    }
  }

  /** At least one locale for each way to write digits, one for decimals, minus and case. */
  private static List<Locale> unlike() {
    Set<String> seen = new HashSet<>();
    return Stream.of(Locale.getAvailableLocales())
        .sorted(Comparator.comparing(Locale::toLanguageTag))
        .filter(locale -> seen.addAll(waysOf(locale)))
        .toList();
  }

  private static Set<String> waysOf(Locale locale) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    return Set.of(
        "zero " + symbols.getZeroDigit(),
        "decimal " + symbols.getDecimalSeparator(),
        "minus " + symbols.getMinusSign(),
        "case " + "I".toLowerCase(locale));
  }

  private String written(Locale locale) throws IOException {
    Locale.setDefault(locale);
    String before = folder.resolve("before").toString();
    String after = folder.resolve("after").toString();
    CommandLineRun run = new CommandLineRun(100);
    for (String format : List.of("text", "markdown", "csv", "latex", "json")) {
      run.report(before, "--format", format);
      run.report(before, after, "--format", format);
    }
    run.compare(before, after);
    run.run("--dry-run", "--seed", "1", "--budget", "90s");
    run.run("-jvmArgs", "-XX:+NoSuchFlag", "--dry-run");
    run.close(folder.resolve("before"));
    String files = Files.readString(folder.resolve("before/tables.md"));
    return run.out() + run.err() + files;
  }

  /** Own work may change the default at any moment, which no run of a command shows. */
  @Test
  void everyNumberThatIsFormattedNamesItsLocale() throws IOException {
    Map<Path, String> found = new LinkedHashMap<>();
    for (String root : List.of("src/main/java", "benchmarks/java")) {
      try (Stream<Path> sources = Files.walk(Path.of(root))) {
        for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
          String text = Files.readString(source);
          Matcher number = LOCALISED.matcher(text);
          while (number.find()) {
            String before = text.substring(0, number.start());
            if (!before.substring(before.lastIndexOf(';') + 1).contains("Locale.ROOT")) {
              found.put(source, number.group());
            }
          }
        }
      }
    }
    assertThat(found).as("use %%s, or String.format(Locale.ROOT, ...)").isEmpty();
  }
}
