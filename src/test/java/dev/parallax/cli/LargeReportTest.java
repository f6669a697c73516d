package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files of 500 MB in a heap of 256 MB, in a JVM of their own: {@code mvn test
 * -Dtest=LargeReportTest -Dgroups=long -DexcludedGroups=}.
 */
@Tag("long")
class LargeReportTest {
  private static final long BYTES = 500_000_000;

  /** What makes a file large. */
  enum Shape {
    /** Few rows of a single-shot benchmark with very many iterations. */
    ITERATIONS(200_000, 1, false),
    /** Few rows in sample mode. */
    SAMPLES(20_000, 1, true),
    /** Very many rows, each with a profiler's metrics. */
    ROWS(20, 8, false);

    private final int values;
    private final int metrics;
    private final boolean histogram;

    Shape(int values, int metrics, boolean histogram) {
      this.values = values;
      this.metrics = metrics;
      this.histogram = histogram;
    }
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void halfAGigabyteIsReportedInASmallHeap(Shape shape) throws Exception {
    Path file = folder.resolve("large.json");
    long rows = write(file, shape);
    Path out = folder.resolve("out.csv");
    Path err = folder.resolve("err.txt");

    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPathOfTheProduct(),
                Parallax.class.getName(),
                "report",
                "--format=csv",
                file.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();

    assertThat(Files.readString(err)).isEmpty();
    assertThat(exit).isEqualTo(ExitCode.DONE);
    try (Stream<String> lines = Files.lines(out)) {
      assertThat(lines.filter(line -> line.contains("org.example")).count()).isEqualTo(rows);
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
            "params" : { "number" : "%d", "size" : "default" },
            "primaryMetric" :
        """
            .formatted(shape.histogram ? "sample" : "ss", number));
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
    for (int fork = 0; fork < 5; fork++) {
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
