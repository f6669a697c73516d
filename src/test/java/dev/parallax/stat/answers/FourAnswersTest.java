package dev.parallax.stat.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.stat.Evidence;
import dev.parallax.stat.answers.Setting.Model;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Family;
import dev.parallax.stat.decision.FamilyCell;
import dev.parallax.stat.decision.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What is answered, how much it weighs, and what to use. */
class FourAnswersTest {
  private static final long SEED = 811;

  @Test
  void clearDifferencesAreNamed() {
    FourAnswers four = sample(7, 0.005, setting -> truth(setting, 0.1, 0.2)).answers();

    assertThat(words(four)).containsExactly("yes", "threads", "platform", "2");
    assertThat(four.use().orElseThrow().setting()).isEqualTo(new Setting(Model.PLATFORM, 2));
    assertThat(four.use().orElseThrow().bound()).isLessThan(1.05);
    assertThat(four.answers()).allMatch(answer -> answer.evidence() == Evidence.FULL);
    assertThat(four.workers().orElseThrow().highestTried()).isFalse();
  }

  @Test
  void equalModelsAreEitherAndTheCheapestIsUsed() {
    FourAnswers four = sample(7, 0.005, setting -> truth(setting, 0, 0)).answers();

    assertThat(words(four)).containsExactly("yes", "either", "either", "2");
    assertThat(four.workers().orElseThrow().notRuledOut()).containsExactly(2, 4, 8);
    Use use = four.use().orElseThrow();
    assertThat(use.setting()).isEqualTo(new Setting(Model.PLATFORM, 2));
    assertThat(use.alternatives()).containsExactly(6);
  }

  @Test
  void whereNothingHelpsSerialIsUsed() {
    FourAnswers four = sample(7, 0.005, setting -> 0).answers();

    assertThat(words(four)).startsWith("no");
    assertThat(four.use().orElseThrow().setting().model()).isEqualTo(Model.SERIAL);
  }

  @Test
  void noiseLeavesQuestionsOpenAndNamesTheRoundsAndStillSomethingToUse() {
    FourAnswers four = sample(5, 0.06, setting -> truth(setting, 0, 0.02)).answers();
    Answer third = four.answer(Question.PLATFORM_OR_VIRTUAL).orElseThrow();

    assertThat(third.outcome()).isInstanceOf(Outcome.Open.class);
    OptionalInt rounds = ((Outcome.Open) third.outcome()).roundsNeeded();
    assertThat(rounds.isEmpty() || rounds.getAsInt() > 5).isTrue();
    assertThat(four.use()).isPresent();
    assertThat(four.use().orElseThrow().bound()).isGreaterThan(1.05);
  }

  @Test
  void anAnswerThatTurnsWithTheWorkersIsGivenForEachCount() {
    FourAnswers four =
        sample(
                9,
                0.003,
                setting ->
                    setting.model() == Model.PROCESS
                        ? truth(setting, 0, 0) + (setting.workers() > 2 ? 0.2 : 0)
                        : truth(setting, 0, 0))
            .answers();
    Answer second = four.answer(Question.THREADS_OR_PROCESSES).orElseThrow();

    assertThat(second.byWorkers().stream().map(at -> at.workers() + " " + at.outcome().word()))
        .containsExactly("2 either", "4 threads", "8 threads");
    assertThat(four.answer(Question.PLATFORM_OR_VIRTUAL).orElseThrow().byWorkers()).isEmpty();
  }

  @Test
  void theHighestCountTriedIsSaidToBeThat() {
    FourAnswers four = sample(7, 0.01, setting -> -0.5 * Math.log(setting.workers())).answers();

    assertThat(words(four)).endsWith("8");
    assertThat(four.workers().orElseThrow().highestTried()).isTrue();
    assertThat(four.workers().orElseThrow().notRuledOut()).containsExactly(8);
  }

  /** Processes left after three rounds that were slow for all; the truth is a tie. */
  @Test
  void aCellThatLeftEarlyIsComparedByItsOwnRounds() {
    AnsweredCase all = sample(7, 0.01, setting -> truth(setting, 0, 0.5));
    List<List<Double>> fewer = new ArrayList<>(all.logTimes());
    double[] slowStart = {0.4, 0.4, 0.4, 0, 0, 0, 0};
    for (int cell = 0; cell < fewer.size(); cell++) {
      List<Double> times = new ArrayList<>();
      for (int round = 0; round < (cell > 8 ? 3 : 7); round++) {
        times.add(fewer.get(cell).get(round) + slowStart[round]);
      }
      fewer.set(cell, times);
    }
    FourAnswers four = new AnsweredCase("raced", all.settings(), fewer).answers();
    Answer second = four.answer(Question.THREADS_OR_PROCESSES).orElseThrow();

    assertThat(second.outcome().word()).isEqualTo("threads");
    assertThat(Math.log(second.ratio().value())).isCloseTo(0.5, within(0.03));
    assertThat(second.rounds()).isEqualTo(3);
    assertThat(second.evidence()).isEqualTo(Evidence.SUGGESTIVE);
    assertThat(four.answer(Question.PARALLEL).orElseThrow().evidence()).isEqualTo(Evidence.FULL);
  }

  @Test
  void twoRoundsAnswerNothingAndStillNameSomethingToUse() {
    FourAnswers four = sample(2, 0.001, setting -> truth(setting, 0.1, 0.2)).answers();

    assertThat(words(four)).containsOnly("open");
    assertThat(four.answers()).allMatch(answer -> answer.evidence() == Evidence.NONE);
    assertThat(four.use()).isPresent();
    assertThat(sample(1, 0.001, setting -> 0).answers().use()).isPresent();
  }

  @Test
  void withoutCommonRoundsAnswersAreSuggestive() {
    AnsweredCase of = sample(7, 0.005, setting -> truth(setting, 0.1, 0.2));
    Family family = new Family(of.family().cells(), OptionalInt.of(0), false);
    FourAnswers four =
        FourAnswers.of(DecisionRule.standard(), family, of.settings(), Evidence.FULL);

    assertThat(four.answers()).allMatch(answer -> answer.evidence() == Evidence.SUGGESTIVE);
    assertThat(words(four)).startsWith("yes");
  }

  @Test
  void aQuestionWithoutCellsIsNotAsked() {
    AnsweredCase of = sample(5, 0.005, setting -> truth(setting, 0, 0.1));
    AnsweredCase two =
        new AnsweredCase("two", of.settings().subList(0, 3), of.logTimes().subList(0, 3));

    assertThat(two.answers().answers().stream().map(Answer::question))
        .containsExactly(Question.PARALLEL, Question.WORKERS);
    assertThatThrownBy(() ->
            FourAnswers.of(DecisionRule.standard(), of.family(), two.settings(), Evidence.FULL))
        .hasMessage("3 settings of 13 cells");
  }

  /** What its times would be is unknown, so nothing rests on them, and they can only object. */
  @Test
  void noAnswerRestsOnCellsThatWereNotWarm() {
    AnsweredCase of = sample(7, 0.005, setting -> truth(setting, 0.1, 0.2));
    List<FamilyCell> cells = new ArrayList<>(of.family().cells());
    for (int cell = 9; cell < 13; cell++) {
      cells.set(cell, new FamilyCell(cells.get(cell).logTimes(), cell, true, Trust.NONE, 0.5));
    }
    FourAnswers four =
        FourAnswers.of(
            DecisionRule.standard(),
            new Family(cells, OptionalInt.of(0), true, true),
            of.settings(),
            Evidence.FULL);

    assertThat(words(four)).containsExactly("yes", "open", "platform", "2");
    assertThat(four.use().orElseThrow().bound()).isGreaterThan(1.05);
    assertThat(four.use().orElseThrow().setting().model()).isEqualTo(Model.PLATFORM);
  }

  private static List<String> words(FourAnswers four) {
    return four.answers().stream().map(answer -> answer.outcome().word()).toList();
  }

  private static double truth(Setting setting, double virtual, double process) {
    return setting.model() == Model.SERIAL || setting.workers() == 1
        ? 0
        : -0.65
            + (setting.model() == Model.VIRTUAL ? virtual : 0)
            + (setting.model() == Model.PROCESS ? process : 0);
  }

  private static AnsweredCase sample(int rounds, double noise, ToDoubleFunction<Setting> truth) {
    Random random = new Random(SEED);
    List<List<Double>> times = new ArrayList<>();
    AnsweredCase.thirteen().forEach(setting -> times.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      double common = 0.1 * random.nextGaussian();
      for (int cell = 0; cell < times.size(); cell++) {
        double mean = truth.applyAsDouble(AnsweredCase.thirteen().get(cell));
        times.get(cell).add(mean + common + noise * random.nextGaussian());
      }
    }
    return new AnsweredCase("seed " + SEED, AnsweredCase.thirteen(), times);
  }
}
