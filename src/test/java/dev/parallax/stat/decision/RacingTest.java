package dev.parallax.stat.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.stat.Difference;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.StudentT;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cells leave, what stays said of them, and when a family is done. */
class RacingTest {
  private static final long SEED = 4712;

  @Test
  void aClearlySlowerCellLeavesInTheThirdRound() {
    double[][] y = noise(SEED, 7, 13, 0.01);
    shift(y, 4, Math.log(2));

    assertThat(Racing.standard().next(family(y, lengths(13, 2))).drops()).isEmpty();
    List<Drop> drops = Racing.standard().next(family(y, lengths(13, 3))).drops();

    assertThat(drops).hasSize(1);
    Drop drop = drops.getFirst();
    assertThat(drop.cell()).isEqualTo(4);
    assertThat(drop.t()).isGreaterThan(drop.limit());
    assertThat(drop.ratio().value()).isCloseTo(2, within(0.1));
    // 13 cells, looks in rounds 3 to 7: t(1 - 0.05/(13 * 12 * 5)) with 1.5 * 6 degrees of freedom.
    assertThat(drop.limit()).isCloseTo(StudentT.quantile(1 - 0.05 / 780, 9), within(1e-12));
  }

  @Test
  void whatWasSaidOfADroppedCellStays() {
    double[][] y = noise(SEED, 7, 13, 0.01);
    shift(y, 4, Math.log(2));
    int[] lengths = lengths(13, 7);
    lengths[4] = 3;

    Decision early = DecisionRule.standard().decide(family(y, lengths(13, 3)));
    Decision late = DecisionRule.standard().decide(family(y, lengths));

    assertThat(late.rounds()).isEqualTo(7);
    assertThat(late.evidence()).isEqualTo(Evidence.FULL);
    assertThat(late.states().get(4)).isEqualTo(new CellState(CellState.State.DROPPED, 3));
    assertThat(late.aliveCells()).hasSize(12).doesNotContain(4);
    for (int i = 0; i < early.pairs().size(); i++) {
      PairVerdict then = early.pairs().get(i);
      PairVerdict now = late.pairs().get(i);
      if (then.a() == 4 || then.b() == 4) {
        assertThat(now.ratio()).isEqualTo(then.ratio());
        assertThat(now.verdict()).isEqualTo(then.verdict());
        assertThat(now.evidence()).isEqualTo(Evidence.SUGGESTIVE);
      } else {
        assertThat(now.evidence()).isEqualTo(Evidence.FULL);
      }
    }
    assertThat(late.bounds().get(4)).isGreaterThan(1.9);
  }

  /** The others are judged as if the dropped cell had never been, save for the number of pairs. */
  @Test
  void theOthersAreFittedWithoutTheDroppedCell() {
    double[][] y = noise(SEED, 7, 13, 0.02);
    shift(y, 12, Math.log(2));
    int[] lengths = lengths(13, 7);
    lengths[12] = 3;

    Decision all = DecisionRule.standard().decide(family(y, lengths));
    Decision without = DecisionRule.standard().decide(family(y, lengths(12, 7)));

    assertThat(all.logMeans().subList(0, 12)).isEqualTo(without.logMeans());
    assertThat(all.verdict(0, 12)).isEqualTo(Verdict.FASTER);
    for (PairVerdict pair : without.pairs()) {
      PairVerdict same =
          all.pairs().stream()
              .filter(other -> other.a() == pair.a() && other.b() == pair.b())
              .findFirst()
              .orElseThrow();
      assertThat(same.ratio()).isEqualTo(pair.ratio());
      assertThat(same.p()).isEqualTo(pair.p());
      assertThat(same.pHolm()).isGreaterThanOrEqualTo(pair.pHolm());
    }
  }

  @Test
  void withoutARaceAllAreComparedOverTheRoundsTheyShare() {
    double[][] y = noise(SEED, 7, 13, 0.01);
    shift(y, 4, Math.log(2));
    int[] lengths = lengths(13, 7);
    lengths[4] = 3;
    Family ragged = new Family(family(y, lengths).cells(), OptionalInt.of(0), true);

    assertThat(DecisionRule.standard().decide(ragged))
        .isEqualTo(DecisionRule.standard().decide(family(y, lengths(13, 3))));
  }

  @Test
  void anInterruptedRoundIsNotUsed() {
    double[][] y = noise(SEED, 6, 13, 0.02);
    int[] lengths = lengths(13, 5);
    lengths[2] = 6;
    lengths[7] = 6;

    assertThat(DecisionRule.standard().decide(family(y, lengths)))
        .isEqualTo(DecisionRule.standard().decide(family(y, lengths(13, 5))));
  }

  @Test
  void aCellWithoutForksIsLeftOutAndKeepsNobodyWaiting() {
    double[][] y = noise(SEED, 5, 8, 0.02);
    int[] lengths = lengths(8, 5);
    lengths[7] = 0;

    Decision with = DecisionRule.standard().decide(family(y, lengths));
    Decision without = DecisionRule.standard().decide(family(y, lengths(7, 5)));

    assertThat(with.states().get(7).state()).isEqualTo(CellState.State.LEFT_OUT);
    assertThat(with.verdict(0, 7)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(with.bounds().get(7)).isInfinite();
    assertThat(with.bounds().subList(0, 7)).isEqualTo(without.bounds());
    assertThat(with.prefer()).isEqualTo(without.prefer());
    assertThat(with.leader()).isEqualTo(without.leader());
    assertThat(with.evidence()).isEqualTo(Evidence.FULL);
  }

  @Test
  void noForksAtAllAreNoData() {
    Decision decision =
        DecisionRule.standard().decide(family(noise(SEED, 5, 8, 0.02), lengths(8, 0)));

    assertThat(decision.recommendation()).isEqualTo(Recommendation.INSUFFICIENT_DATA);
    assertThat(DecisionRule.standard().roundsNeeded(family(noise(1, 5, 8, 0.02), lengths(8, 0))))
        .isEmpty();
  }

  /** Differences 1, 2, 3, 4 (in hundredths), prior variance 2 * 0.0004, no clipping. */
  @Test
  void theLastCellsLeanOnWhatTheFamilyTaught() {
    double[][] y = {{0.01, 0}, {0.02, 0}, {0.03, 0}, {0.04, 0}};
    LastCellsFit fit = new LastCellsFit(y, 0.0004);

    Difference difference = fit.difference(0, 1);

    double own = 0.0005 / 3;
    double variance = (8 * 0.0008 + 3 * own) / 11;
    assertThat(difference.log()).isCloseTo(0.025, within(1e-12));
    assertThat(difference.standardError()).isCloseTo(Math.sqrt(variance / 4), within(1e-12));
    assertThat(difference.degreesOfFreedom()).isEqualTo(11);
    assertThat(fit.logMean(0) - fit.logMean(1)).isCloseTo(0.025, within(1e-12));
  }

  @Test
  void aWildRoundHardlyMovesTheLastCells() {
    double[][] y = {{0.01, 0}, {0.02, 0}, {0.015, 0}, {0.012, 0}, {0.9, 0}, {0.017, 0}, {0.02, 0}};

    assertThat(new LastCellsFit(y, 0.0001).difference(0, 1).log()).isBetween(0.01, 0.03);
  }

  @Test
  void aFamilyStopsWhenTheCheapestIsGoodEnough() {
    double[][] y = noise(SEED, 7, 13, 0.005);
    shift(y, 0, -0.5);

    RaceStep fourth = Racing.standard().next(family(y, lengths(13, 4)));
    RaceStep fifth = Racing.standard().next(family(y, lengths(13, 5)));

    assertThat(fourth.decision().prefer()).hasValue(0);
    assertThat(fourth.stop()).isEmpty();
    assertThat(fifth.stop()).hasValue(RaceStop.PREFERRED);
    assertThat(fifth.roundsNeeded()).hasValue(5);
  }

  @Test
  void aFamilyWithNoiseRunsTheMostRounds() {
    double[][] y = noise(SEED, 7, 13, 0.2);

    assertThat(Racing.standard().next(family(y, lengths(13, 6))).stop()).isEmpty();
    RaceStep last = Racing.standard().next(family(y, lengths(13, 7)));
    assertThat(last.stop()).hasValue(RaceStop.MOST_ROUNDS);
    assertThat(last.decision().prefer()).isEmpty();
  }

  /** The bound shrinks a little faster than the root of the rounds, since t's tails shrink too. */
  @Test
  void theRoundsNeededWouldDoAtTheSameNoise() {
    double[][] y = noise(SEED, 5, 13, 0.05);
    DecisionRule rule = DecisionRule.standard();
    OptionalInt needed = rule.roundsNeeded(family(y, lengths(13, 5)));

    assertThat(needed.orElseThrow()).isBetween(6, 100);
    double[][] repeated = new double[5 * ((needed.getAsInt() + 4) / 5)][];
    for (int round = 0; round < repeated.length; round++) {
      repeated[round] = y[round % 5];
    }
    assertThat(rule.decide(family(repeated, lengths(13, repeated.length))).prefer()).isPresent();
    assertThat(rule.roundsNeeded(family(noise(SEED, 5, 13, 2), lengths(13, 5)))).isEmpty();
    assertThat(rule.roundsNeeded(family(y, lengths(13, 1)))).isEmpty();
  }

  @Test
  void aCellOfAnotherNatureDropsNobody() {
    double[][] y = noise(SEED, 3, 8, 0.01);
    shift(y, 7, -1);
    List<FamilyCell> cells = new ArrayList<>(family(y, lengths(8, 3)).cells());
    cells.set(7, new FamilyCell(cells.get(7).logTimes(), 7, false));

    RaceStep step = Racing.standard().next(new Family(cells, OptionalInt.of(0), true, true));

    assertThat(step.drops()).isEmpty();
    assertThat(step.decision().leader().orElseThrow()).isNotEqualTo(7);
  }

  @Test
  void onlyARacedFamilyRaces() {
    List<FamilyCell> cells = family(noise(1, 3, 2, 0.1), lengths(2, 3)).cells();
    Family notRaced = new Family(cells, OptionalInt.empty(), true);

    assertThatThrownBy(() -> Racing.standard().next(notRaced)).hasMessageContaining("race");
    assertThatThrownBy(() -> new Family(cells, OptionalInt.empty(), false, true))
        .hasMessageContaining("common rounds");
    assertThatThrownBy(() -> new Racing(DecisionRule.standard(), 5, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTwinThatDiffersFromItselfCapsTheEvidence() {
    List<Double> first = List.of(0.0, 0.1, 0.2, 0.3, 0.4);
    List<Double> second = List.of(-0.2, -0.101, 0.001, 0.1, 0.199);
    Twin twin = Twin.compare(first, second, 5, 0.95);

    assertThat(twin.differs()).isTrue();
    assertThat(
            DecisionRule.standard()
                .decide(family(noise(SEED, 7, 13, 0.01), lengths(13, 7)), twin.cap())
                .evidence())
        .isEqualTo(Evidence.SUGGESTIVE);
    assertThat(Twin.compare(first, first.reversed(), 5, 0.95).cap()).isEqualTo(Evidence.FULL);
    assertThat(Twin.compare(List.of(1.0), List.of(9.0), 5, 0.95).differs()).isFalse();
  }

  /** A campaign simulated through and through: equal cells are all but never dropped. */
  @ParameterizedTest
  @ValueSource(longs = {51, 52})
  void equalCellsAreRarelyDropped(long seed) {
    int families = 100;
    int wrong = 0;
    for (int i = 0; i < families; i++) {
      int[] lengths = race(noise(seed * 1000 + i, 7, 13, 0.03));
      wrong += IntStream.of(lengths).distinct().count() > 1 ? 1 : 0;
    }
    assertThat(wrong).as("families with a wrong drop, seed " + seed).isLessThanOrEqualTo(5);
  }

  /** Plays a family to its end. */
  private static int[] race(double[][] y) {
    int[] lengths = new int[y[0].length];
    Set<Integer> alive = new TreeSet<>(IntStream.range(0, lengths.length).boxed().toList());
    Racing racing = Racing.standard();
    while (true) {
      alive.forEach(cell -> lengths[cell]++);
      RaceStep step = racing.next(family(y, lengths));
      step.drops().forEach(drop -> alive.remove(drop.cell()));
      if (step.stop().isPresent()) {
        return lengths;
      }
    }
  }

  private static Family family(double[][] y, int[] lengths) {
    List<FamilyCell> cells = new ArrayList<>();
    for (int cell = 0; cell < lengths.length; cell++) {
      List<Double> times = new ArrayList<>();
      for (int round = 0; round < lengths[cell]; round++) {
        times.add(y[round][cell]);
      }
      cells.add(new FamilyCell(Collections.unmodifiableList(times), cell, true));
    }
    return new Family(cells, OptionalInt.of(0), true, true);
  }

  private static int[] lengths(int cells, int rounds) {
    return IntStream.range(0, cells).map(cell -> rounds).toArray();
  }

  private static double[][] noise(long seed, int rounds, int cells, double cv) {
    Random random = new Random(seed);
    double[][] y = new double[rounds][cells];
    for (double[] round : y) {
      double common = 0.05 * random.nextGaussian();
      for (int cell = 0; cell < cells; cell++) {
        round[cell] = common + cv * random.nextGaussian();
      }
    }
    return y;
  }

  private static void shift(double[][] y, int cell, double by) {
    for (double[] round : y) {
      round[cell] += by;
    }
  }
}
