package dev.parallax.campaign.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.campaign.cell.Cell.CellWork;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.Plans;
import dev.parallax.machine.MemoryLimit;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.UsersWorkload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which heap the forks of a cell have. */
class MemoryNeedsTest {
  private static final long GIBI = 1L << 30;

  @Test
  void moreMemoryThanIsNeededChangesNothing() throws BadRequest {
    Cell small = cell("size=default");
    assertThat(heapOf(small, 4 * GIBI)).isEqualTo(heapOf(small, 64 * GIBI)).isEqualTo(fixed(118));
  }

  @Test
  void aSmallMachinesForksHaveTheHeapThatTheJvmWouldChoose() throws BadRequest {
    assertThat(heapOf(cell("size=default"), 96 << 20)).isEqualTo(fixed(96));
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
  void allCellsOfAWorkHaveTheSameHeapWhateverTheirWorkers() throws BadRequest {
    Plan plan =
        Plans.plan(
            5,
            List.of("BatchBenchmark.(serial|warm)"),
            "workload=vector-add",
            "workers=1,8",
            "model=platform,virtual");
    assertThat(plan.cells())
        .extracting(cell -> plan.memory().heapArgsOf(cell, 0))
        .containsOnly(fixed(293));
  }

  @Test
  void aForkWhoseChildrenDoTheWorkTouchesNoHeap() throws BadRequest {
    Plan plan =
        Plans.plan(5, List.of("BatchBenchmark.warm"), "workload=cpu", "workers=2", "model=process");
    assertThat(plan.memory().heapArgsOf(plan.cells().getFirst(), 0))
        .containsExactly("-Xms64m", "-Xmx64m");
    assertThat(plan.memory().touchesHeaps()).isTrue();
  }

  /** Work of a user's that doesn't say what it needs. */
  private static final class Mine implements UsersWorkload {
    @Override
    public String className() {
      return "Mine";
    }

    @Override
    public Batch prepare(Parameters parameters) {
      return Batch.of(parameters.tasks(), index -> index);
    }
  }

  /** What it has grown to before need not grow while a fork is measured. */
  @Test
  void ownWorkBeginsWithTheHeapThatItHadGrownTo() throws BadRequest {
    MemoryNeeds needs = new MemoryNeeds(machine(64 * GIBI), 16 * GIBI, false, 2);
    Cell other = cell("size=default");
    Mine mine = new Mine();
    Cell cell =
        new Cell(
            other.benchmark(),
            other.params(),
            Optional.of(new CellWork(mine, Parameters.defaultsOf(mine))),
            Optional.empty());
    assertThat(needs.heapArgsOf(cell, 0)).contains("-Xms256m");
    assertThat(needs.heapArgsOf(cell, 600 << 20)).contains("-Xms600m");
    assertThat(needs.heapArgsOf(cell, 8 * GIBI)).contains("-Xms1024m");
  }

  @Test
  void aHeapOfTheUsersIsTheUsers() throws BadRequest {
    Cell cell = cell("size=default");
    MemoryNeeds users = new MemoryNeeds(machine(64 * GIBI), 16 * GIBI, true, 2);
    assertThat(users.heapArgsOf(cell, 0)).isEmpty();
    assertThat(users.touchesHeaps()).isFalse();
    for (String flag :
        List.of("-Xmx8g", "-Xms8g", "-XX:MaxHeapSize=8g", "-XX:MaxRAMPercentage=50")) {
      assertThat(MemoryNeeds.here(List.of(flag), List.of()).userChoosesHeap()).as(flag).isTrue();
    }
    assertThat(MemoryNeeds.here(List.of("-XX:+UseZGC", "-Xss1m"), List.of()).userChoosesHeap())
        .isFalse();
  }

  @Test
  void theJvmsOfACellCountWithTheirCampaign() throws BadRequest {
    MemoryLimit container =
        new MemoryLimit(700 << 20, Optional.of("/sys/fs/cgroup/memory/memory.limit_in_bytes"));
    MemoryNeeds needs = new MemoryNeeds(container, container.bytes() / 4, false, 8);
    List<Cell> cells =
        Plans.plan(
                5,
                List.of("BatchBenchmark.warm"),
                "workload=cpu,vector-add",
                "workers=2,8",
                "model=platform,process")
            .cells();
    assertThatThrownBy(() -> needs.check(cells))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("BatchBenchmark.warm vector-add process 8 needs about ")
        .hasMessageContaining(
            " MiB of memory for all JVMs, of 700 (/sys/fs/cgroup/memory/memory.limit_in_bytes),"
                + " and");
    needs.check(
        cells.stream().filter(cell -> !cell.hasOtherJvms() || cell.workers() == 2).toList());
  }

  @Test
  void aMemberOfAClusterNeedsMoreThanAChildJvm() throws BadRequest {
    Plan plan =
        Plans.plan(
            5,
            List.of("BatchBenchmark.warm"),
            "workload=cpu",
            "workers=2",
            "model=process,cluster");
    List<Long> bytes =
        plan.cells().stream().map(cell -> plan.memory().residentBytes(cell)).sorted().toList();
    assertThat(bytes.getLast() - bytes.getFirst()).isEqualTo(2 * (100L << 20));
  }

  @Test
  void aThousandSmallTasksInProgressTouchNoGibibytes() throws BadRequest {
    Plan plan =
        Plans.plan(
            5,
            List.of("BatchBenchmark.warm"),
            "workload=sleep",
            "tasks=1000",
            "workers=1000",
            "model=platform,virtual");
    assertThat(plan.cells())
        .allSatisfy(cell ->
            assertThat(plan.memory().residentBytes(cell) / cell.workers()).isLessThan(1 << 20));
  }

  private static MemoryLimit machine(long bytes) {
    return new MemoryLimit(bytes, Optional.empty());
  }

  private static List<String> heapOf(Cell cell, long defaultHeapBytes) {
    return new MemoryNeeds(machine(4 * defaultHeapBytes), defaultHeapBytes, false, 2)
        .heapArgsOf(cell, 0);
  }

  private static List<String> fixed(int mebibytes) {
    return List.of("-Xms" + mebibytes + "m", "-Xmx" + mebibytes + "m", "-XX:+AlwaysPreTouch");
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
