package dev.parallax.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.result.jmh.Fork;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Metric;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a large file, and that nothing that is compared changes by it. */
class LargeFilesTest {
  private static final long SEED = 20261123;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1023, 1024, 1025, 2048, 2049, 4097, 100_000})
  void theMeansOfAForkAreThoseOfAllItsIterations(int iterations) throws IOException {
    double[] values = new Random(SEED).doubles(iterations, 1, 3).toArray();
    Fork fork = read(row("ops/s", values)).getFirst().primary().forks().getFirst();

    assertThat(fork.iterations()).isEqualTo(iterations);
    assertThat(fork.mean()).isCloseTo(mean(values), within(1e-12));
    assertThat(fork.meanReciprocal())
        .isCloseTo(mean(Arrays.stream(values).map(x -> 1 / x).toArray()), within(1e-12));
    assertThat(fork.values().count()).isBetween(Math.min(512L, iterations), 1024L);
    if (iterations <= 1024) {
      assertThat(fork.values().toArray()).isEqualTo(values);
    }
  }

  @Test
  void aForkThatWarmsUpStillShowsIt() throws IOException {
    double[] values = IntStream.range(0, 50_000).mapToDouble(i -> 100_000 - i).toArray();
    double[] kept =
        read(row("ms/op", values)).getFirst().primary().forks().getFirst().values().toArray();

    for (int i = 1; i < kept.length; i++) {
      assertThat(kept[i]).isLessThan(kept[i - 1]);
    }
  }

  @Test
  void iterationsWithoutANumberWeighNothingInABlockEither() throws IOException {
    double[] values = new Random(SEED).doubles(10_000, 1, 3).toArray();
    double sum = 0;
    int finite = 0;
    for (int i = 0; i < values.length; i++) {
      if (i % 3 == 0 || i > 9_000) {
        values[i] = Double.NaN;
      } else {
        sum += values[i];
        finite++;
      }
    }
    Fork fork = read(row("ms/op", values)).getFirst().primary().forks().getFirst();

    assertThat(fork.mean()).isCloseTo(sum / finite, within(1e-12));
    assertThat(fork.iterations()).isEqualTo(values.length);
  }

  @Test
  void anIterationInWhichNothingWasDoneIsNotLostInABlock() throws IOException {
    double[] values = new double[5000];
    Arrays.fill(values, 2);
    values[3333] = 0;

    assertThat(read(row("ops/s", values)).getFirst().primary().forkSecondsPerOperation())
        .containsExactly(Double.POSITIVE_INFINITY);
  }

  @Test
  void pooledForksKeepWhatTheyStandFor() throws IOException {
    double[] few = {1, 2, 3};
    double[] many = new Random(SEED).doubles(5000, 1, 3).toArray();
    Metric small = read(row("s/op", few)).getFirst().primary();
    Metric large = read(row("ms/op", many)).getFirst().primary();

    Metric both = small.with(List.of(large));

    assertThat(both.forkMeans().get(0)).isEqualTo(2);
    assertThat(both.forkMeans().get(1)).isCloseTo(mean(many) / 1000, within(1e-12));
    assertThat(both.forks().get(0)).isEqualTo(Fork.of(few));
    assertThat(both.forks().get(1).iterations()).isEqualTo(5000);
    assertThat(both.forks().get(1).meanReciprocal())
        .isCloseTo(large.forks().getFirst().meanReciprocal() * 1000, within(1e-9));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static String row(String unit, double... values) {
    StringBuilder raw = new StringBuilder();
    for (double value : values) {
      raw.append(raw.isEmpty() ? "" : ",")
          .append(Double.isNaN(value) ? "\"NaN\"" : String.valueOf(value));
    }
    return """
    {"benchmark":"a.B.c","mode":"avgt","primaryMetric":{"score":1,"scoreUnit":"%s",
     "rawData":[[%s]]}}
    """
        .formatted(unit, raw);
  }

  private List<Measurement> read(String rows) throws IOException {
    Path file = folder.resolve("large.json");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.print("[");
      out.print(rows);
      out.print("]");
    }
    return ((ResultFile) ResultReader.read(file, "label")).measurements();
  }
}
