package dev.parallax.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueOrderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1e3 -7 -.5 0 +1 1.25 2e0 1_000 1E4",
        "512 4KiB 1000KB 1MiB 1GiB",
        "10B 1kB 2KB 1mb",
        "50 900 1Ki 2k 30k 4m 2G",
        "5Mi 6M 1Gi",
        "0 250ns 40us 3ms 1s 90s 2min 1h 2d",
        "30s 5m 1h",
        "999µs 1ms 1.5ms",
        "0% 2.5% 10% 100%",
        "2x 4x 16x",
        "2rows 10rows"
      })
  void numbersOfOneKindAreOrderedBySize(String ordered) {
    List<String> expected = List.of(ordered.split(" "));
    for (long seed = 0; seed < 5; seed++) {
      List<String> shuffled = new ArrayList<>(expected);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(order(file("a", shuffled))).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SMALL LARGE MEDIUM",
        "v10 v9",
        "10 auto 2",
        "10rows 2cols",
        "5ms 100B",
        "1min 30",
        "21.0.2 17.0.1",
        "java.util.HashMap java.util.ArrayList"
      })
  void otherValuesStayInTheOrderOfTheFile(String inFile) {
    assertThat(order(file("a", List.of(inFile.split(" "))))).containsExactly(inFile.split(" "));
  }

  @Test
  void aRowWithoutTheParameterComesFirst() {
    assertThat(order(file("a", List.of("LOW", "", "HIGH")))).containsExactly("", "LOW", "HIGH");
    assertThat(order(file("a", List.of("2", "", "-1")))).containsExactly("", "-1", "2");
  }

  @Test
  void ordersOfSeveralFilesAreMergedSoThatEachIsKept() {
    assertThat(order(file("a", List.of("LOW", "HIGH")), file("b", List.of("LOW", "MID", "HIGH"))))
        .containsExactly("LOW", "MID", "HIGH");
    assertThat(order(file("a", List.of("MID")), file("b", List.of("LOW", "MID"))))
        .containsExactly("LOW", "MID");
    assertThat(order(file("a", List.of("x", "y")), file("b", List.of("p", "q"))))
        .containsExactly("x", "y", "p", "q");
  }

  @Test
  void whereFilesContradictEachOtherTheFirstIsRight() {
    assertThat(order(file("a", List.of("x", "y", "z")), file("b", List.of("z", "y", "x"))))
        .containsExactly("x", "y", "z");
  }

  @Test
  void aBenchmarkThatLacksSomeValuesDoesNotMoveThem() {
    Bench bench = new Bench("a");
    List.of("NONE", "HEAVY").forEach(v -> bench.row("A.few", "p=" + v, 1, 2, 3));
    List.of("NONE", "LIGHT", "HEAVY").forEach(v -> bench.row("A.more", "p=" + v, 1, 2, 3));

    assertThat(order(bench.observations())).containsExactly("NONE", "LIGHT", "HEAVY");
  }

  @Test
  void anOrderThatIsGivenWins() {
    List<Observation> observations = file("a", List.of("NONE", "LIGHT", "HEAVY"));

    for (String given : List.of("p@(HEAVY NONE LIGHT)", "p@alpha", "p@num", "p@first")) {
      Projection projection = Projection.parse("--row", given, Keys.of(observations));
      List<String> shown =
          observations.stream()
              .sorted(projection.orderByPlace(observations))
              .map(o -> o.value("p"))
              .toList();
      assertThat(shown)
          .as(given)
          .isEqualTo(
              switch (given) {
                case "p@(HEAVY NONE LIGHT)" -> List.of("HEAVY", "NONE", "LIGHT");
                case "p@first" -> List.of("NONE", "LIGHT", "HEAVY");
                default -> List.of("HEAVY", "LIGHT", "NONE");
              });
    }
  }

  @Test
  void moreValuesThanAnAuthorPutsInOrderHaveTheirNaturalOrder() {
    List<String> values = IntStream.range(0, 10_100).mapToObj(i -> "row" + (20_000 - i)).toList();

    assertThat(order(file("a", values))).startsWith("row9901", "row9902");
  }

  private static List<Observation> file(String label, List<String> values) {
    Bench bench = new Bench(label);
    values.forEach(value -> bench.row("A.x", value.isEmpty() ? "" : "p=" + value, 1, 2, 3));
    return bench.observations();
  }

  private static List<String> order(List<Observation> first, List<Observation> second) {
    return order(Stream.concat(first.stream(), second.stream()).toList());
  }

  private static List<String> order(List<Observation> all) {
    return all.stream()
        .map(observation -> observation.value("p"))
        .distinct()
        .sorted(ValueOrder.of("p", all))
        .toList();
  }
}
