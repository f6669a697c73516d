package dev.parallax.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static Cell cell(String workload, int workers) {
    return new Cell(
        "dev.parallax.bench.BatchBenchmark.warm",
        Map.of("workload", workload, "workers", Integer.toString(workers)),
        Optional.empty(),
        Optional.empty());
  }

  private static final List<List<Cell>> BLOCKS =
      Plan.blocksOf(
          List.of("cpu", "lock", "noop").stream()
              .flatMap(workload ->
                  IntStream.rangeClosed(1, 4).mapToObj(workers -> cell(workload, workers)))
              .toList());

  @Test
  void aRoundHasEveryCellOnceAndABlocksCellsStandTogether() {
    List<Cell> order = new Order(1).of(1, BLOCKS);
    assertThat(order)
        .containsExactlyInAnyOrderElementsOf(BLOCKS.stream().flatMap(List::stream).toList());
    List<String> blocks = order.stream().map(Cell::block).toList();
    assertThat(IntStream.range(1, 12).filter(i -> !blocks.get(i).equals(blocks.get(i - 1))))
        .hasSize(2);
  }

  @Test
  void itIsTheSameEveryTimeAndAnotherForEachRoundAndSeed() {
    Set<List<Cell>> orders = new HashSet<>();
    for (long seed = 0; seed < 5; seed++) {
      for (int round = 1; round <= 5; round++) {
        List<Cell> order = new Order(seed).of(round, BLOCKS);
        assertThat(new Order(seed).of(round, BLOCKS)).isEqualTo(order);
        orders.add(order);
      }
    }
    assertThat(orders).hasSize(25);
  }

  @Test
  void aCellThatLeavesChangesNothingForTheOthers() {
    Cell gone = BLOCKS.get(1).get(2);
    List<List<Cell>> rest = new ArrayList<>(BLOCKS);
    rest.set(1, BLOCKS.get(1).stream().filter(cell -> !cell.equals(gone)).toList());
    for (int round = 1; round <= 20; round++) {
      List<Cell> expected = new ArrayList<>(new Order(3).of(round, BLOCKS));
      expected.remove(gone);
      assertThat(new Order(3).of(round, rest)).isEqualTo(expected);
    }
  }

  @Test
  void everyCellIsFirstOfItsBlockAboutEquallyOften() {
    int rounds = 4000;
    int[] first = new int[5];
    for (int round = 1; round <= rounds; round++) {
      first[new Order(11).of(round, BLOCKS.subList(0, 1)).getFirst().workers()]++;
    }
    // Six standard deviations of a binomial count with p = 1/4: 6 * sqrt(4000 * 3/16) = 164.
    assertThat(IntStream.rangeClosed(1, 4).map(workers -> first[workers]).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(1000 - 165, 1000 + 165));
  }
}
