package dev.parallax.advice.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.advice.Rows;
import dev.parallax.table.BatchTable;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** How many carriers are enough, from results of known truth. */
class CarrierWordsTest {
  /** Serial, virtual and unbounded threads whose time follows from the carriers. */
  private static BatchTable table(int forks, IntToDoubleFunction secondsOfCarriers) {
    Rows rows =
        new Rows(1)
            .cell("BatchBenchmark.serial workload=cpu", forks, 3, fork -> 0.4)
            .cell(
                "BatchBenchmark.warm workload=cpu model=platform workers=4",
                forks,
                3,
                fork -> 0.01);
    for (int carriers : new int[] {1, 2, 4}) {
      double seconds = secondsOfCarriers.applyAsDouble(carriers);
      rows.cell(
          "BatchBenchmark.warm workload=cpu model=virtual workers=4 carriers=" + carriers,
          forks,
          3,
          fork -> seconds * (1 + 0.002 * (fork % 3)));
      rows.cell(
          "BatchBenchmark.warm workload=cpu model=unbounded carriers=" + carriers,
          forks,
          3,
          fork -> seconds * (1 + 0.002 * (fork % 3)));
    }
    return tableOf(rows);
  }

  private static BatchTable tableOf(Rows rows) {
    return (BatchTable) rows.report().sections().getFirst().table();
  }

  @Test
  void theFewestWithinTheMarginAreNamedForEachModelAmongItsOwnCells() {
    assertThat(CarrierWords.of(table(7, carriers -> 0.4 / Math.min(2, carriers))))
        .containsExactly(
            "virtual: 2: the fewest within 5 % of the best number",
            "unbounded: 2: the fewest within 5 % of the best number");
  }

  @Test
  void theMostThatWereTriedMayNotBeEnough() {
    assertThat(CarrierWords.of(table(7, carriers -> 0.4 / carriers)))
        .first()
        .isEqualTo(
            "virtual: 4: the fewest within 5 % of the best number; 4 is the most that was tried:"
                + " -p carriers=8,16 goes further");
  }

  @Test
  void oneForkOfEachSaysNothing() {
    assertThat(CarrierWords.of(table(1, carriers -> 0.4 / carriers)))
        .first()
        .asString()
        .startsWith("virtual: open: ")
        .endsWith("too few rounds to say");
  }

  @Test
  void withoutSeveralNumbersThereIsNoQuestion() {
    Rows rows =
        new Rows(1)
            .cell("BatchBenchmark.serial workload=cpu", 7, 3, fork -> 0.4)
            .cell("BatchBenchmark.warm workload=cpu model=virtual workers=4", 7, 3, fork -> 0.2)
            .cell("BatchBenchmark.warm workload=cpu model=unbounded carriers=2", 7, 3, fork -> 0.2);
    BatchTable table = tableOf(rows);

    assertThat(CarrierWords.of(table)).isEqualTo(List.of());
    assertThat(table.models()).containsExactly("virtual", "unbounded on 2 carriers");
    assertThat(table.cells().getLast().name()).isEqualTo("unbounded on 2 carriers");
  }
}
