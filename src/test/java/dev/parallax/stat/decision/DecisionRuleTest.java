package dev.parallax.stat.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.stat.Evidence;
import dev.parallax.stat.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The rule is held to the worked cases of its reference program, and to its own words. */
class DecisionRuleTest {
  private static final Offset<Double> AGREES = within(1e-9);

  static Stream<Object> workedCases() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(
                DecisionRuleTest.class.getResourceAsStream("decision_cases.json"));
        JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      parser.nextToken();
      return list(Json.read(parser)).stream();
    }
  }

  @ParameterizedTest
  @MethodSource("workedCases")
  void agreesWithTheReference(Object workedCase) {
    Map<String, Object> given = map(workedCase);
    Map<String, Object> answer = map(get(given, "answer"));
    List<List<Double>> rounds =
        list(get(given, "y")).stream().map(DecisionRuleTest::doubles).toList();
    List<Double> cost = doubles(get(given, "cost"));
    List<FamilyCell> cells =
        IntStream.range(0, cost.size())
            .mapToObj(cell ->
                new FamilyCell(
                    rounds.stream().map(round -> round.get(cell)).toList(),
                    cost.get(cell).intValue(),
                    true))
            .toList();

    Decision decision = DecisionRule.standard().decide(new Family(cells, OptionalInt.of(0), true));

    List<Double> means = doubles(get(answer, "mean"));
    List<Double> bounds = doubles(get(answer, "bound"));
    for (int cell = 0; cell < means.size(); cell++) {
      assertThat(decision.logMeans().get(cell)).isCloseTo(means.get(cell), AGREES);
      assertThat(decision.bounds().get(cell)).isCloseTo(bounds.get(cell), AGREES);
    }
    List<Object> pairs = list(get(answer, "pairs"));
    assertThat(decision.pairs()).hasSameSizeAs(pairs);
    for (int i = 0; i < pairs.size(); i++) {
      Map<String, Object> expected = map(pairs.get(i));
      PairVerdict actual = decision.pairs().get(i);
      assertThat(actual.a()).isEqualTo(number(expected, "a").intValue());
      assertThat(actual.b()).isEqualTo(number(expected, "b").intValue());
      assertThat(actual.ratio().value()).isCloseTo(number(expected, "ratio"), AGREES);
      assertThat(actual.ratio().interval().lo()).isCloseTo(number(expected, "lo"), AGREES);
      assertThat(actual.ratio().interval().hi()).isCloseTo(number(expected, "hi"), AGREES);
      assertThat(actual.p()).isCloseTo(number(expected, "p"), AGREES);
      assertThat(actual.pHolm()).isCloseTo(number(expected, "pHolm"), AGREES);
      assertThat(actual.verdict().word()).isEqualTo(get(expected, "verdict"));
    }
    assertThat(decision.clipped())
        .containsExactlyElementsOf(
            list(get(answer, "clipped")).stream()
                .map(DecisionRuleTest::doubles)
                .map(fork -> new ClippedFork(fork.get(0).intValue(), fork.get(1).intValue()))
                .toList());
    assertThat(decision.leader()).hasValue(number(answer, "leader").intValue());
    assertThat(decision.prefer())
        .isEqualTo(
            get(answer, "prefer") instanceof Double prefer
                ? OptionalInt.of(prefer.intValue())
                : OptionalInt.empty());
  }

  @Test
  void oneForkLeavesEverythingOpen() {
    Decision decision = decide(true, List.of(1.0), List.of(0.5));

    assertThat(decision.evidence()).isEqualTo(Evidence.NONE);
    assertThat(decision.recommendation()).isEqualTo(Recommendation.INSUFFICIENT_DATA);
    assertThat(decision.parallelHelps()).isEqualTo(Answer.UNCLEAR);
    assertThat(decision.verdict(0, 1)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(decision.pairs().getFirst().ratio().interval()).isEqualTo(Interval.UNKNOWN);
    assertThat(decision.bounds()).containsOnly(Double.POSITIVE_INFINITY);
  }

  @Test
  void twoRoundsGiveNoVerdictHoweverClearTheyLook() {
    Decision decision = decide(true, List.of(1.0, 1.0), List.of(0.5, 0.500001));

    assertThat(decision.evidence()).isEqualTo(Evidence.NONE);
    assertThat(decision.verdict(0, 1)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(decision.recommendation()).isEqualTo(Recommendation.INSUFFICIENT_DATA);
  }

  @Test
  void aSmallFamilyIsComparedByPairedTests() {
    // Differences of logs 0.1, 0.2, 0.3: mean 0.2, standard error 0.1 / sqrt(3), t(2) = 3.4641.
    Decision decision = decideLogs(true, List.of(0.1, 1.2, 2.3), List.of(0.0, 1.0, 2.0));

    PairVerdict pair = decision.pairs().getFirst();
    assertThat(pair.ratio().value()).isCloseTo(Math.exp(0.2), AGREES);
    // Two-sided p of t with 2 degrees of freedom: 1 - t / sqrt(2 + t^2), in closed form.
    double t = 0.2 / (0.1 / Math.sqrt(3));
    assertThat(pair.p()).isCloseTo(1 - t / Math.sqrt(2 + t * t), AGREES);
  }

  @Test
  void withoutCommonRoundsEvidenceIsAtMostSuggestive() {
    List<Double> slow = List.of(1.0, 1.01, 0.99, 1.0, 1.02, 0.98);
    List<Double> fast = List.of(0.5, 0.51, 0.49, 0.5, 0.505, 0.495);

    assertThat(decide(true, slow, fast).evidence()).isEqualTo(Evidence.FULL);
    Decision independent = decide(false, slow, fast);
    assertThat(independent.evidence()).isEqualTo(Evidence.SUGGESTIVE);
    assertThat(independent.verdict(0, 1)).isEqualTo(Verdict.SLOWER);
    assertThat(independent.parallelHelps()).isEqualTo(Answer.YES);
  }

  @Test
  void serialThatNothingBeatsSaysNo() {
    Decision decision =
        decide(
            true,
            List.of(1.0, 1.01, 0.99, 1.0, 1.02, 0.98),
            List.of(1.5, 1.51, 1.49, 1.5, 1.52, 1.48));

    assertThat(decision.parallelHelps()).isEqualTo(Answer.NO);
    assertThat(decision.prefer()).hasValue(0);
  }

  @Test
  void aCellOfAnotherNatureIsNeitherRecommendedNorMeasuredAgainst() {
    List<FamilyCell> cells =
        List.of(
            cell(List.of(1.0, 1.01, 0.99, 1.0, 1.0), 10, true),
            cell(List.of(0.8, 0.81, 0.79, 0.8, 0.8), 21, true),
            cell(List.of(0.4, 0.41, 0.39, 0.4, 0.4), 23, false));

    Decision decision = DecisionRule.standard().decide(new Family(cells, OptionalInt.of(0), true));

    assertThat(decision.leader()).hasValue(1);
    assertThat(decision.prefer()).hasValue(1);
    assertThat(decision.bounds().get(1)).isEqualTo(1);
    assertThat(decision.verdict(2, 1)).isEqualTo(Verdict.FASTER);
  }

  @Test
  void onlyRoundsThatAllCellsShareAreUsed() {
    Decision ragged =
        decide(true, List.of(1.0, 1.1, 1.2, 9.0, 9.0), List.of(0.5, 0.56, Double.NaN, 0.5));
    Decision shared = decide(true, List.of(1.0, 1.1, 9.0), List.of(0.5, 0.56, 0.5));

    assertThat(ragged).isEqualTo(shared);
    assertThat(ragged.rounds()).isEqualTo(3);
  }

  @Test
  void aSingleCellIsNothingToCompare() {
    Decision decision = decide(true, List.of(1.0, 1.0, 1.0));

    assertThat(decision.pairs()).isEmpty();
    assertThat(decision.recommendation()).isEqualTo(Recommendation.INSUFFICIENT_DATA);
  }

  /** Every cell the same: a claim about any pair is false, and at most 5 % of families make one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void equalCellsAreRarelyToldApart(long seed) {
    Random random = new Random(seed);
    int wrong = 0;
    int families = 200;
    for (int i = 0; i < families; i++) {
      List<FamilyCell> cells = new ArrayList<>();
      for (int cell = 0; cell < 13; cell++) {
        cells.add(
            new FamilyCell(
                DoubleStream.generate(() -> random.nextGaussian() * 0.03).limit(5).boxed().toList(),
                cell,
                true));
      }
      Decision decision =
          DecisionRule.standard().decide(new Family(cells, OptionalInt.of(0), true));
      if (decision.pairs().stream()
          .anyMatch(pair -> pair.verdict() == Verdict.FASTER || pair.verdict() == Verdict.SLOWER)) {
        wrong++;
      }
    }
    assertThat(wrong).as("false claims, seed " + seed).isLessThanOrEqualTo(families / 20);
  }

  @SafeVarargs
  private static Decision decide(boolean commonRounds, List<Double>... seconds) {
    List<FamilyCell> cells = new ArrayList<>();
    for (List<Double> forks : seconds) {
      cells.add(cell(forks, cells.size(), true));
    }
    return DecisionRule.standard().decide(new Family(cells, OptionalInt.of(0), commonRounds));
  }

  @SafeVarargs
  private static Decision decideLogs(boolean commonRounds, List<Double>... logs) {
    List<FamilyCell> cells = new ArrayList<>();
    for (List<Double> forks : logs) {
      cells.add(new FamilyCell(forks, cells.size(), true));
    }
    return DecisionRule.standard().decide(new Family(cells, OptionalInt.of(0), commonRounds));
  }

  private static FamilyCell cell(List<Double> seconds, int cost, boolean recommendable) {
    return new FamilyCell(seconds.stream().map(Math::log).toList(), cost, recommendable);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  private static List<Double> doubles(Object value) {
    return list(value).stream().map(Double.class::cast).toList();
  }

  private static Double number(Map<String, Object> object, String name) {
    return (Double) get(object, name);
  }

  private static Object get(Map<String, Object> object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }
}
