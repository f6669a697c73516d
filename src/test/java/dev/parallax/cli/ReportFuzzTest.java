package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.console.ExitCode;
import dev.parallax.render.Format;
import dev.parallax.result.JsonTree;
import dev.parallax.result.Problem;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import dev.parallax.result.jmh.Fork;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real files with things wrong in them: a report or one line with a place, never an exception, and
 * never a number that the file doesn't hold.
 *
 * <p>The long run: {@code mvn test -Dtest=ReportFuzzTest -Dgroups=long -DexcludedGroups=}; {@code
 * -Djmh.json.folder=DIR} mutates further files, {@code -Dfuzz.seed=N} starts elsewhere.
 */
class ReportFuzzTest {
  private static final double RELATIVE = 1e-9;

  @TempDir private Path folder;

  @Test
  void aFewHundredMutatedFiles() throws IOException {
    mutate(300);
  }

  @Test
  @Tag("long")
  void tenThousandMutatedFiles() throws IOException {
    mutate(10_000);
  }

  private void mutate(int cases) throws IOException {
    List<List<String>> files = new ArrayList<>();
    for (Path file : JsonTree.filesAtHand()) {
      files.add(Mutations.rows(Files.readString(file, StandardCharsets.UTF_8)));
    }
    long first = Long.getLong("fuzz.seed", 20261123L);
    int read = 0;
    for (long seed = first; seed < first + cases; seed++) {
      Random random = new Random(seed);
      byte[] json = Mutations.of(files.get(random.nextInt(files.size())), random);
      Path file = Files.write(folder.resolve("mutated.json"), json);
      try {
        boolean isRead = checkReading(file, json);
        read += isRead ? 1 : 0;
        checkReport(file, isRead, random);
      } catch (RuntimeException | AssertionError e) {
        Path kept = Files.write(Path.of("target", "fuzz-" + seed + ".json"), json);
        throw new AssertionError("seed " + seed + ", kept as " + kept + ": " + e, e);
      }
    }
    // Mutations that only ever break a file would test half of what they should.
    assertThat(read).isBetween(cases / 10, cases * 9 / 10);
  }

  /** Whether there is something to report; if so, it must hold what the file holds. */
  private static boolean checkReading(Path file, byte[] json) {
    return switch (ResultReader.read(file, "label")) {
      case Problem problem -> {
        boolean empty = json.length == 0;
        assertThat(problem.line() > 0 && problem.column() > 0)
            .as("has a place")
            .isNotEqualTo(empty);
        assertThat(problem.inOneLine()).hasLineCount(1).hasSizeLessThan(500);
        yield false;
      }
      case ResultFile read -> {
        List<Map<String, Object>> rows = JsonTree.rows(json);
        assertThat(read.measurements()).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
          checkRow(read.measurements().get(i), rows.get(i));
        }
        yield !rows.isEmpty();
      }
    };
  }

  private static void checkRow(Measurement read, Map<String, Object> row) {
    checkText(read.benchmark(), JsonTree.field(row, "benchmark"));
    checkText(read.mode().label(), JsonTree.field(row, "mode"));
    Map<String, Object> params = JsonTree.object(JsonTree.field(row, "params"));
    assertThat(read.params().keySet()).containsExactlyElementsOf(params.keySet());
    params.forEach((name, value) -> checkText(read.params().getOrDefault(name, "?"), value));
    checkMetric(read.primary(), JsonTree.object(JsonTree.field(row, "primaryMetric")));
    Map<String, Object> secondary = JsonTree.object(JsonTree.field(row, "secondaryMetrics"));
    assertThat(read.secondary()).hasSameSizeAs(secondary);
    List<Map.Entry<String, Metric>> metrics = List.copyOf(read.secondary().entrySet());
    List<Object> expected = List.copyOf(secondary.values());
    for (int i = 0; i < expected.size(); i++) {
      // Quantiles of samples come from the histograms, not from these numbers of iterations.
      if (!metrics.get(i).getKey().matches(".*p[01][.][0-9]+")) {
        checkMetric(metrics.get(i).getValue(), JsonTree.object(expected.get(i)));
      }
    }
  }

  /** A number in place of a text is taken as it is written. */
  private static void checkText(String read, Object expected) {
    if (expected instanceof Double number) {
      near(Double.parseDouble(read), number);
    } else {
      assertThat(read).isEqualTo(expected.equals("null") ? "" : expected);
    }
  }

  private static void checkMetric(Metric read, Map<String, Object> metric) {
    near(read.score(), JsonTree.number(JsonTree.field(metric, "score")));
    near(read.error(), JsonTree.number(JsonTree.field(metric, "scoreError")));
    List<Double> means = new ArrayList<>();
    for (Object fork : JsonTree.array(JsonTree.field(metric, "rawData"))) {
      List<double[]> values = new ArrayList<>();
      JsonTree.array(fork).forEach(x -> values.add(new double[] {JsonTree.number(x), 1}));
      means.add(mean(values));
    }
    for (Object fork : JsonTree.array(JsonTree.field(metric, "rawDataHistogram"))) {
      List<double[]> values = new ArrayList<>();
      for (Object iteration : JsonTree.array(fork)) {
        for (Object pair : JsonTree.array(iteration)) {
          List<Object> both = JsonTree.array(pair);
          values.add(new double[] {JsonTree.number(both.get(0)), JsonTree.number(both.get(1))});
        }
      }
      means.add(mean(values));
    }
    assertThat(read.forks()).hasSameSizeAs(means);
    for (int i = 0; i < means.size(); i++) {
      near(read.forks().get(i).mean(), means.get(i));
    }
    assertThat(read.forks().stream().mapToInt(Fork::iterations)).allMatch(n -> n >= 0);
  }

  /** Of what is finite, weighted. */
  private static double mean(List<double[]> values) {
    double sum = 0;
    double weight = 0;
    for (double[] value : values) {
      if (Double.isFinite(value[0]) && value[1] > 0) {
        sum += value[0] * value[1];
        weight += value[1];
      }
    }
    return sum / weight;
  }

  private static void near(double actual, double expected) {
    if (Double.isFinite(expected)) {
      assertThat(Math.abs(actual - expected))
          .as("%s read, %s expected", actual, expected)
          .isLessThanOrEqualTo(RELATIVE * Math.abs(expected));
    } else {
      assertThat(actual).isEqualTo(Double.valueOf(expected));
    }
  }

  private static void checkReport(Path file, boolean isRead, Random random) {
    CommandLineRun terminal = new CommandLineRun(40 + random.nextInt(160));
    Format[] formats = Format.values();
    String format = formats[random.nextInt(formats.length)].word();

    int exit = terminal.report(file.toString(), "--format", format);

    assertThat(exit).as(format).isEqualTo(isRead ? ExitCode.DONE : ExitCode.BAD_USAGE);
    assertThat(terminal.err().lines()).as(format).hasSize(isRead ? 0 : 1);
    for (String text : List.of(terminal.out(), terminal.err())) {
      assertThat(text.codePoints().filter(c -> c != '\n' && c != '\r'))
          .as(format)
          .noneMatch(ReportFuzzTest::isUnseen);
    }
    if (format.equals("markdown") || format.equals("html")) {
      assertThat(terminal.out()).as(format).doesNotContain("<script>alert(1)");
    }
  }

  private static boolean isUnseen(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.SURROGATE;
  }
}
