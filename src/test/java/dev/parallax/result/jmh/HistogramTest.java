package dev.parallax.result.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.util.MultisetStatistics;

class HistogramTest {
  private static final double[] PARTS = {0, 0.001, 0.5, 0.9, 0.95, 0.99, 0.999, 0.9999, 1};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 60, 3000, 50_000})
  void aQuantileIsWhatJmhMakesOfTheSameSamples(int values) {
    long seed = 8000L + values;
    Random random = new Random(seed);
    Histogram histogram = new Histogram();
    MultisetStatistics jmh = new MultisetStatistics();
    for (int i = 0; i < values; i++) {
      double value = random.nextInt(1 + values / 2);
      int count = 1 + random.nextInt(9);
      histogram.add(value, count);
      jmh.addValue(value, count);
    }
    for (double part : PARTS) {
      assertThat(histogram.quantile(part))
          .as("seed %d, p%s", seed, part)
          .isCloseTo(jmh.getPercentile(part * 100), within(1e-6));
    }
  }

  @Test
  void withoutSamplesThereIsNoQuantile() {
    assertThat(new Histogram().quantile(0.5)).isNaN();
  }

  @Test
  void tooManyDifferentSamplesAreNotKept() {
    Histogram histogram = new Histogram();
    for (int i = 0; i < 200_000; i++) {
      histogram.add(i, 1);
    }
    assertThat(histogram.quantile(0.5)).isNaN();
  }
}
