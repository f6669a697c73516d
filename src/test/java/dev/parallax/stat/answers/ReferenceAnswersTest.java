package dev.parallax.stat.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.stat.decision.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Agrees with the reference program on equal rounds without outliers: cases of six truths, 5, 7 and
 * 9 rounds, with noise spread evenly over at most +-6 %, that the reference down-weights no fork
 * of. The file was made by {@code answers(y, rng=np.random.default_rng(1))} of {@code
 * answers_reference.py} for each y.
 *
 * <p>The reference takes one variance for all cells and spends an eighth of 5 % on each side of an
 * interval, where the product takes a variance of each cell and spends a quarter. So estimates
 * agree exactly, ends of intervals nearly, and answers except where an end lies near a limit.
 */
class ReferenceAnswersTest {
  private int asked;
  private int same;
  private int exact;
  private final List<String> different = new ArrayList<>();

  @Test
  void estimatesAndAnswersAgree() throws IOException {
    for (Object of : cases()) {
      List<List<Double>> times = times(of);
      AnsweredCase known = new AnsweredCase("reference", AnsweredCase.thirteen(), times);
      CaseFit fit = new CaseFit(known.family(), known.settings());
      boolean noneDownWeighted =
          IntStream.range(0, times.size()).allMatch(cell -> fit.downWeighted(cell) == 0);
      exact += noneDownWeighted ? 1 : 0;
      for (Answer answer : known.answers().answers()) {
        compare(
            answer,
            (List<?>)
                AnsweredCase.member(AnsweredCase.member(of, "answers"), answer.question().word()),
            noneDownWeighted);
      }
    }

    assertThat(exact).isGreaterThanOrEqualTo(5);
    assertThat(same).as(different.toString()).isGreaterThanOrEqualTo(asked * 9 / 10);
  }

  private void compare(Answer answer, List<?> expected, boolean noneDownWeighted) {
    String where = expected + " here " + answer;
    asked++;
    String word = answer.outcome().word();
    if (word.equals(expected.getFirst())) {
      same++;
    } else {
      different.add(where);
      assertThat(List.of(word, expected.getFirst())).containsAnyOf("open", "either");
    }
    if (answer.question() != Question.WORKERS) {
      double width = number(expected, 3) - number(expected, 2);
      assertThat(Math.log(answer.ratio().value()))
          .as(where)
          .isCloseTo(number(expected, 1), within(noneDownWeighted ? 1e-6 : width / 4));
      assertThat(Math.log(answer.ratio().interval().lo()))
          .as(where)
          .isCloseTo(number(expected, 2), within(width / 4));
      assertThat(Math.log(answer.ratio().interval().hi()))
          .as(where)
          .isCloseTo(number(expected, 3), within(width / 4));
    }
  }

  private static List<?> cases() throws IOException {
    try (InputStream in = ReferenceAnswersTest.class.getResourceAsStream("answers_cases.json");
        JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      parser.nextToken();
      return (List<?>) Json.read(parser);
    }
  }

  private static List<List<Double>> times(Object of) {
    return ((List<?>) AnsweredCase.member(of, "y"))
        .stream().map(cell -> ((List<?>) cell).stream().map(x -> (Double) x).toList()).toList();
  }

  private static double number(List<?> values, int index) {
    return (Double) values.get(index);
  }
}
