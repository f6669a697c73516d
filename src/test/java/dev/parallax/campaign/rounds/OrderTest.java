package dev.parallax.campaign.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.plan.Plan;
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

  private static final List<List<Slot>> BLOCKS =
      slots(
          Plan.blocksOf(
              List.of("cpu", "lock", "noop").stream()
                  .flatMap(workload ->
                      IntStream.rangeClosed(1, 4).mapToObj(workers -> cell(workload, workers)))
                  .toList()));

  private static List<List<Slot>> slots(List<List<Cell>> blocks) {
    return blocks.stream()
        .map(block -> block.stream().map(cell -> new Slot(cell, false)).toList())
        .toList();
  }

  private static List<Slot> order(long seed, int round, List<List<Slot>> blocks) {
    return new Order(seed).of(round, blocks).stream().flatMap(List::stream).toList();
  }

  @Test
  void aRoundHasEveryCellOnceAndABlocksCellsStandTogether() {
    List<Slot> order = order(1, 1, BLOCKS);
    assertThat(order)
        .containsExactlyInAnyOrderElementsOf(BLOCKS.stream().flatMap(List::stream).toList());
    List<String> blocks = order.stream().map(slot -> slot.cell().block()).toList();
    assertThat(IntStream.range(1, 12).filter(i -> !blocks.get(i).equals(blocks.get(i - 1))))
        .hasSize(2);
  }

  @Test
  void itIsTheSameEveryTimeAndAnotherForEachRoundAndSeed() {
    Set<List<Slot>> orders = new HashSet<>();
    for (long seed = 0; seed < 5; seed++) {
      for (int round = 1; round <= 5; round++) {
        List<Slot> order = order(seed, round, BLOCKS);
        assertThat(order(seed, round, BLOCKS)).isEqualTo(order);
        orders.add(order);
      }
    }
    assertThat(orders).hasSize(25);
  }

  @Test
  void aCellThatLeavesChangesNothingForTheOthers() {
    Slot gone = BLOCKS.get(1).get(2);
    List<List<Slot>> rest = new ArrayList<>(BLOCKS);
    rest.set(1, BLOCKS.get(1).stream().filter(slot -> !slot.equals(gone)).toList());
    for (int round = 1; round <= 20; round++) {
      List<Slot> expected = new ArrayList<>(order(3, round, BLOCKS));
      expected.remove(gone);
      assertThat(order(3, round, rest)).isEqualTo(expected);
    }
  }

  @Test
  void everyCellIsFirstOfItsBlockAboutEquallyOften() {
    int rounds = 4000;
    int[] first = new int[5];
    for (int round = 1; round <= rounds; round++) {
      first[order(11, round, BLOCKS.subList(0, 1)).getFirst().cell().workers()]++;
    }
    // Six standard deviations of a binomial count with p = 1/4: 6 * sqrt(4000 * 3/16) = 164.
    assertThat(IntStream.rangeClosed(1, 4).map(workers -> first[workers]).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(1000 - 165, 1000 + 165));
  }
}
