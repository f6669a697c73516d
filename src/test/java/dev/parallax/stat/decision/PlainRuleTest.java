package dev.parallax.stat.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.stat.PlainT;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The product agrees with the plain rendering of its rule on families that nobody picked. */
class PlainRuleTest {
  private static final Offset<Double> AGREES = within(1e-9);

  @Test
  void aFewFamiliesAgree() {
    for (long seed = 1; seed <= 5; seed++) {
      compare(seed);
    }
  }

  /** Other families every time: {@code mvn -B test -Dgroups=long -DexcludedGroups=}. */
  @Test
  @Tag("long")
  void manyFamiliesAgree() {
    long first = System.nanoTime();
    for (long seed = first; seed < first + 100; seed++) {
      compare(seed);
    }
  }

  private static void compare(long seed) {
    Random random = new Random(seed);
    int rounds = 3 + random.nextInt(10);
    int cells = 7 + random.nextInt(11);
    double[][] y = sample(random, rounds, cells);
    PlainRule plain = new PlainRule(y);
    List<FamilyCell> familyCells = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      List<Double> times = new ArrayList<>();
      for (double[] round : y) {
        times.add(round[cell]);
      }
      familyCells.add(new FamilyCell(times, cell, true));
    }
    String where = "seed " + seed + ", " + rounds + " rounds, " + cells + " cells";

    Decision decision =
        DecisionRule.standard().decide(new Family(familyCells, OptionalInt.of(0), true));

    List<Integer> goodEnough = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      assertThat(decision.logMeans().get(cell)).as(where).isCloseTo(plain.mean[cell], AGREES);
      double bound = plain.bound(cell);
      assertThat(decision.bounds().get(cell)).as(where).isCloseTo(bound, within(1e-9 * bound));
      if (bound <= 1.05) {
        goodEnough.add(cell);
      }
    }
    assertThat(decision.prefer().isPresent()).as(where).isEqualTo(!goodEnough.isEmpty());
    if (!goodEnough.isEmpty()) {
      assertThat(decision.prefer()).as(where).hasValue(goodEnough.getFirst());
    }
    List<ClippedFork> clipped = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (int cell = 0; cell < cells; cell++) {
        if (plain.clipped[round][cell]) {
          clipped.add(new ClippedFork(round, cell));
        }
      }
    }
    assertThat(decision.clipped()).as(where).isEqualTo(clipped);
    double t = PlainT.quantile(0.975, plain.degrees);
    for (PairVerdict pair : decision.pairs()) {
      double log = plain.difference(pair.a(), pair.b());
      double half = t * plain.error(pair.a(), pair.b());
      double pHolm = plain.pHolm(pair.a(), pair.b());
      assertThat(Math.log(pair.ratio().value())).as(where).isCloseTo(log, AGREES);
      assertThat(Math.log(pair.ratio().interval().lo())).as(where).isCloseTo(log - half, AGREES);
      assertThat(Math.log(pair.ratio().interval().hi())).as(where).isCloseTo(log + half, AGREES);
      assertThat(pair.p()).as(where).isCloseTo(plain.p(pair.a(), pair.b()), AGREES);
      assertThat(pair.pHolm()).as(where).isCloseTo(pHolm, AGREES);
      assertThat(pair.verdict().word())
          .as(where)
          .isEqualTo(plain.verdict(pair.a(), pair.b(), pHolm));
    }
  }

  /** Cells of a few speeds, noise of any size, now and then a slow fork. */
  private static double[][] sample(Random random, int rounds, int cells) {
    double cv = Math.exp(-5 + 3 * random.nextDouble());
    double[] truth = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      truth[cell] = 0.1 * random.nextInt(4);
    }
    double[][] y = new double[rounds][cells];
    for (double[] round : y) {
      double common = 0.05 * random.nextGaussian();
      for (int cell = 0; cell < cells; cell++) {
        double slow = random.nextDouble() < 0.07 ? 0.1 + 0.3 * random.nextDouble() : 0;
        round[cell] = truth[cell] + common + cv * random.nextGaussian() + slow;
      }
    }
    return y;
  }
}
