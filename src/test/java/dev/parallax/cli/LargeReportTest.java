package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.console.ExitCode;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files of 50 MB in a heap of 256 MB, in a JVM of their own: {@code mvn test -Dtest=LargeReportTest
 * -Dgroups=long -DexcludedGroups=}.
 */
@Tag("long")
class LargeReportTest {
  private static final long BYTES = 50_000_000;
  private static final int MOST_ROWS = 10_000;

  /** What each row has, and nothing else: the value of its parameter {@code number}. */
  private static final Pattern ROW = Pattern.compile("row[0-9]+end");

  /** What makes a file large. */
  enum Shape {
    /** Few rows of a single-shot benchmark with very many iterations. */
    ITERATIONS(5, 200_000, 1, false, Integer.MAX_VALUE),
    /** Few rows in sample mode. */
    SAMPLES(5, 20_000, 1, true, Integer.MAX_VALUE),
    /** Many rows, each with a profiler's metrics. */
    ROWS(5, 20, 8, false, Integer.MAX_VALUE),
    /** Very many rows of a handful of forks. */
    SMALL_ROWS(5, 5, 1, false, Integer.MAX_VALUE),
    /** The most rows: one fork, and little but what JMH writes in any case. */
    ONE_FORK(1, 5, 1, false, Integer.MAX_VALUE),
    /** The same few rows over and over, which are pooled as further forks. */
    DUPLICATES(1, 5, 1, false, 200);

    private final int forks;
    private final int values;
    private final int metrics;
    private final boolean histogram;
    private final int different;

    Shape(int forks, int values, int metrics, boolean histogram, int different) {
      this.forks = forks;
      this.values = values;
      this.metrics = metrics;
      this.histogram = histogram;
      this.different = different;
    }
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void aLargeFileIsReportedInASmallHeap(Shape shape) throws Exception {
    Path file = folder.resolve("large.json");
    long rows = Math.min(write(file, shape), shape.different);
    for (String format : List.of("csv", "text", "markdown", "json")) {
      assertThat(reported(file, format)).as(format).isEqualTo(rows);
    }
  }

  /** A page of a million rows would open in no browser: it has the first, and says so. */
  @ParameterizedTest
  @EnumSource
  void aLargeFileIsAPageThatABrowserCanOpen(Shape shape) throws Exception {
    Path file = folder.resolve("large.json");
    long rows = Math.min(write(file, shape), shape.different);

    assertThat(reported(file, "html")).isEqualTo(Math.min(rows, MOST_ROWS));
    assertThat(Files.size(folder.resolve("out.txt"))).isLessThan(20_000_000);
    String sentence = "The first " + MOST_ROWS + " of " + rows + " rows";
    try (Stream<String> lines = Files.lines(folder.resolve("out.txt"))) {
      assertThat(lines.anyMatch(line -> line.contains(sentence))).isEqualTo(rows > MOST_ROWS);
    }
  }

  /** Reports the file in a JVM of its own and returns how many of its rows the report shows. */
  private long reported(Path file, String format) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");

    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPathOfTheProduct(),
                Parallax.class.getName(),
                "report",
                "--format=" + format,
                file.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();

    assertThat(Files.readString(err)).isEmpty();
    assertThat(exit).isEqualTo(ExitCode.DONE);
    try (Stream<String> lines = Files.lines(out)) {
      // Findings name some of the rows again.
      return lines
          .filter(line -> ROW.matcher(line).find() && !line.contains("\"where\""))
          .filter(line -> !format.equals("html") || line.startsWith("<tr"))
          .count();
    }
  }

  /** The tests hold a class with the same name as one of the product's. */
  private static String classPathOfTheProduct() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Returns how many rows it wrote. */
  private static long write(Path file, Shape shape) throws IOException {
    Random random = new Random(1);
    long bytes = 0;
    long rows = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      while (bytes < BYTES) {
        bytes += row(out, shape, rows++, random);
      }
      out.write("]\n");
    }
    return rows;
  }

  private static long row(BufferedWriter out, Shape shape, long number, Random random)
      throws IOException {
    StringBuilder row = new StringBuilder(number == 0 ? "[\n" : ",\n");
    row.append(
        """
        {
            "jmhVersion" : "1.37",
            "benchmark" : "org.example.Benchmark.method",
            "mode" : "%s",
            "threads" : 1,
            "forks" : 5,
            "jvm" : "/usr/bin/java",
            "jvmArgs" : [ "-Xmx1g" ],
            "jdkVersion" : "25.0.1",
            "vmName" : "OpenJDK 64-Bit Server VM",
            "vmVersion" : "25.0.1+8",
            "params" : { "number" : "row%dend", "size" : "default" },
            "primaryMetric" :
        """
            .formatted(shape.histogram ? "sample" : "ss", number % shape.different));
    metric(row, shape, "ms/op", random);
    row.append(", \"secondaryMetrics\" : {");
    for (int i = 1; i < shape.metrics; i++) {
      row.append(i == 1 ? "" : ",").append(" \"gc.rate").append(i).append("\" : ");
      metric(row, shape, "MB/sec", random);
    }
    out.append(row.append("}\n}"));
    return row.length();
  }

  private static void metric(StringBuilder row, Shape shape, String unit, Random random) {
    row.append("{ \"score\" : 1.0, \"scoreError\" : \"NaN\", \"scoreUnit\" : \"")
        .append(unit)
        .append("\", ");
    row.append(shape.histogram ? "\"rawDataHistogram\" : [" : "\"rawData\" : [");
    for (int fork = 0; fork < shape.forks; fork++) {
      row.append(fork == 0 ? "" : ",").append(shape.histogram ? "\n[[" : "\n[");
      for (int i = 0; i < shape.values; i++) {
        row.append(i == 0 ? "\n" : ",\n            ");
        if (shape.histogram) {
          row.append('[').append(1 + random.nextInt(1_000_000) / 1e6).append(", 3]");
        } else {
          row.append(1 + random.nextDouble());
        }
      }
      row.append(shape.histogram ? "]]" : "]");
    }
    row.append("] }");
  }
}
