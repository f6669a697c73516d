package dev.parallax.stat.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.stat.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many works of the published runs have each question decided. The reference program decides 9,
 * 7, 0 and 3 of the first run, and 9, 7 and 1 of the second, which has one number of workers.
 */
class PublishedAnswersTest {
  @ParameterizedTest
  @CsvSource({"2026-11-29-default, 10, 7, 1, 3", "2026-12-01-article, 10, 7, 1, 0"})
  void atLeastSoManyAreDecided(String run, int parallel, int threads, int virtual, int workers)
      throws IOException {
    Map<Question, Long> decided =
        answered(run).stream()
            .flatMap(four -> four.answers().stream())
            .filter(answer -> answer.outcome().isDecided())
            .collect(Collectors.groupingBy(Answer::question, Collectors.counting()));

    assertThat(decided.getOrDefault(Question.PARALLEL, 0L)).isGreaterThanOrEqualTo(parallel);
    assertThat(decided.getOrDefault(Question.THREADS_OR_PROCESSES, 0L))
        .isGreaterThanOrEqualTo(threads);
    assertThat(decided.getOrDefault(Question.PLATFORM_OR_VIRTUAL, 0L))
        .isGreaterThanOrEqualTo(virtual);
    assertThat(decided.getOrDefault(Question.WORKERS, 0L)).isGreaterThanOrEqualTo(workers);
    assertThat(answered(run)).allMatch(four -> four.use().isPresent());
  }

  @ParameterizedTest
  @CsvSource("2026-12-01-article")
  void fiveRoundsAreFullEvidence(String run) throws IOException {
    for (FourAnswers four : answered(run)) {
      assertThat(four.answers())
          .allMatch(answer -> answer.rounds() == 5 && answer.evidence() == Evidence.FULL);
      assertThat(four.answer(Question.PARALLEL).orElseThrow().outcome())
          .isEqualTo(new Outcome.Yes());
    }
  }

  private static List<FourAnswers> answered(String run) throws IOException {
    return AnsweredCase.read(Path.of("jmh-results", run, "results.json")).stream()
        .map(AnsweredCase::answers)
        .toList();
  }
}
