package dev.parallax.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.result.jmh.Fork;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Metric;
import dev.parallax.result.jmh.Mode;
import dev.parallax.result.jmh.Vm;
import dev.parallax.unit.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 10 100",
        "1.5 1.25e 10",
        "a2 a10 a10b b",
        "100 150 1000",
        "0.5 1 1.5 2",
        "data/large data/small",
        "8 16 auto"
      })
  void numbersAreOrderedBySizeWhereverTheyStand(String ordered) {
    List<String> expected = new ArrayList<>(List.of(ordered.split(" ")));
    expected.sort(NaturalOrder.INSTANCE);
    for (long seed = 0; seed < 5; seed++) {
      List<String> shuffled = new ArrayList<>(expected);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(NaturalOrder.INSTANCE);
      assertThat(shuffled).as("seed %d", seed).isEqualTo(expected);
    }
    if (!ordered.contains("1.25e")) {
      assertThat(String.join(" ", expected)).isEqualTo(ordered);
    }
  }

  @Test
  void orderOfRandomTextsIsAnOrder() {
    Random random = new Random(7);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(6); j > 0; j--) {
        text.append("01.9a-".charAt(random.nextInt(6)));
      }
      texts.add(text.toString());
    }
    for (String a : texts) {
      for (String b : texts) {
        int ab = Integer.signum(NaturalOrder.INSTANCE.compare(a, b));
        assertThat(ab).isEqualTo(-Integer.signum(NaturalOrder.INSTANCE.compare(b, a)));
        assertThat(ab == 0).as("%s and %s", a, b).isEqualTo(a.equals(b));
        for (String c : texts) {
          if (ab < 0 && NaturalOrder.INSTANCE.compare(b, c) < 0) {
            assertThat(NaturalOrder.INSTANCE.compare(a, c))
                .as("%s before %s before %s", a, b, c)
                .isNegative();
          }
        }
      }
    }
  }

  @Test
  void rowsWithTheSameKeyArePooledAsForksAcrossUnits() {
    Measurement seconds = row("a", Map.of("n", "1"), "s/op", 2);
    Measurement millis = row("a", Map.of("n", "1"), "ms/op", 3000);
    Measurement other = row("a", Map.of("n", "2"), "s/op", 5);

    List<Series> pooled = Series.pool(List.of(seconds, other, millis));

    assertThat(pooled).extracting(Series::rows).containsExactly(2, 1);
    assertThat(pooled.getFirst().measurement().primary().forkMeans()).containsExactly(2.0, 3.0);
  }

  @Test
  void rowsThatDifferByModeAloneAreNotPooled() {
    Measurement time = row("a", Map.of(), "s/op", 2);
    Measurement rate = row("a", Map.of(), "ops/s", 2);

    assertThat(Series.pool(List.of(time, rate))).hasSize(2);
  }

  @Test
  void rowsThatDifferInTheArgumentsOfTheirJvmAreNotPooledSilently() {
    Measurement small = row("a", Map.of(), "s/op", 2);
    Measurement large = on(new Vm("", "", "", "", List.of("-Xmx8g")), small);

    List<Series> pooled = Series.pool(List.of(small, large, small));

    assertThat(pooled).extracting(Series::rows).containsExactly(2, 1);
    assertThat(pooled)
        .extracting(series -> series.measurement().params())
        .containsExactly(Map.of("jvmargs", ""), Map.of("jvmargs", "-Xmx8g"));
  }

  @Test
  void whereTheSameJdkLiesMakesNoDifference() {
    Measurement here =
        on(new Vm("/opt/jdk/bin/java", "25", "", "", List.of()), row("a", Map.of(), "s/op", 2));
    Measurement there = on(new Vm("/usr/bin/java", "25", "", "", List.of()), here);

    assertThat(Series.pool(List.of(here, there))).extracting(Series::rows).containsExactly(2);
  }

  private static Measurement on(Vm vm, Measurement row) {
    return new Measurement(
        row.benchmark(),
        row.mode(),
        row.threads(),
        row.params(),
        row.primary(),
        row.secondary(),
        row.forked(),
        Double.NaN,
        vm,
        row.source());
  }

  private static Measurement row(
      String benchmark, Map<String, String> params, String unit, double value) {
    return new Measurement(
        benchmark,
        Mode.AVERAGE_TIME,
        1,
        params,
        new Metric(Unit.parse(unit), value, Double.NaN, List.of(Fork.of(value))),
        Map.of(),
        true,
        Double.NaN,
        new Vm("", "", "", "", List.of()),
        "file");
  }
}
