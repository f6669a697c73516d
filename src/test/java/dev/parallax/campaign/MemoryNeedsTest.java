package dev.parallax.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which heap the forks of a cell have. */
class MemoryNeedsTest {
  private static final long GIBI = 1L << 30;

  @Test
  void moreMemoryThanIsNeededChangesNothing() throws BadRequest {
    Cell small = cell("size=default");
    assertThat(heapOf(small, 4 * GIBI)).isEqualTo(heapOf(small, 64 * GIBI)).isEqualTo(fixed(1024));
  }

  @Test
  void aSmallMachinesForksHaveTheHeapThatTheJvmWouldChoose() throws BadRequest {
    assertThat(heapOf(cell("size=default"), GIBI / 4)).isEqualTo(fixed(256));
  }

  @Test
  void whatNeedsMoreHasTwiceThatAsFarAsTheJvmWouldGiveIt() throws BadRequest {
    // Two vectors, and a result for each of two threads, with room for the collector: 1.6 x 4 x
    // 512.
    Cell large = cell("size=67108864");
    int neededMebibytes = 3277;
    assertThat(heapOf(large, 16 * GIBI)).isEqualTo(fixed(2 * neededMebibytes));
    assertThat(heapOf(large, 4 * GIBI)).isEqualTo(fixed(4096));
    assertThat(heapOf(large, GIBI)).isEqualTo(fixed(neededMebibytes));
  }

  @Test
  void aHeapOfTheUsersIsTheUsers() throws BadRequest {
    Cell cell = cell("size=default");
    assertThat(new MemoryNeeds(64 * GIBI, 16 * GIBI, true).heapArgsOf(cell)).isEmpty();
    for (String flag :
        List.of("-Xmx8g", "-Xms8g", "-XX:MaxHeapSize=8g", "-XX:MaxRAMPercentage=50")) {
      assertThat(MemoryNeeds.here(List.of(flag)).userChoosesHeap()).as(flag).isTrue();
    }
    assertThat(MemoryNeeds.here(List.of("-XX:+UseZGC", "-Xss1m")).userChoosesHeap()).isFalse();
  }

  private static List<String> heapOf(Cell cell, long defaultHeapBytes) {
    return new MemoryNeeds(4 * defaultHeapBytes, defaultHeapBytes, false).heapArgsOf(cell);
  }

  private static List<String> fixed(int mebibytes) {
    return List.of("-Xms" + mebibytes + "m", "-Xmx" + mebibytes + "m");
  }

  private static Cell cell(String size) throws BadRequest {
    return Plans.plan(
            5,
            List.of("BatchBenchmark.warm"),
            "workload=vector-add",
            "workers=2",
            "model=platform",
            size)
        .cells()
        .getFirst();
  }
}
