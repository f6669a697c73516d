package dev.parallax.advice.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.advice.Rows;
import dev.parallax.table.SpeedUpStack;
import dev.parallax.table.SpeedUpStack.Part;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Two cores; a batch takes 100 ms serially, all of it on a core, unless a test says otherwise. */
class SpeedUpStacksTest {
  private final Rows rows = new Rows(3).fact("cores", "2");

  /** What became of the workers' time, in ms. */
  private record Had(double tasks, double between, double after, double cpu, double queued) {
    double all() {
      return tasks + between + after;
    }

    String metrics(double collecting, double compiling) {
      return String.format(
          Locale.ROOT,
          " metric.tasks.time=%s:ms/op metric.tasks.between=%s:ms/op metric.tasks.after=%s:ms/op"
              + " metric.tasks.cpu=%s:ms/op metric.tasks.queued=%s:ms/op"
              + " metric.tree.gc.time=%s:ms/op metric.tree.compile.time=%s:ms/op",
          tasks,
          between,
          after,
          cpu,
          queued,
          collecting,
          compiling);
    }
  }

  private static final Had SERIALLY = new Had(100, 0, 0, 100, 0);

  private SpeedUpStacksTest serial(Had had) {
    rows.cell(
        "BatchBenchmark.serial workload=cpu" + had.metrics(0, 0), 5, 3, fork -> had.all() / 1e3);
    return this;
  }

  private SpeedUpStacksTest cell(
      String model, int workers, Had had, double collecting, double compiling) {
    rows.cell(
        "BatchBenchmark.warm workload=cpu model=%s workers=%d%s"
            .formatted(model, workers, had.metrics(collecting, compiling)),
        5,
        3,
        fork -> had.all() / workers / 1e3);
    return this;
  }

  private SpeedUpStacksTest cell(String model, int workers, Had had) {
    return cell(model, workers, had, 0, 0);
  }

  private SpeedUpStacks losses() {
    return rows.report().sections().getFirst().stacks().orElseThrow();
  }

  private SpeedUpStack only() {
    List<SpeedUpStack> stacks = losses().stacks();
    assertThat(stacks).hasSize(1);
    SpeedUpStack stack = stacks.getFirst();
    double sum = stack.lost().values().stream().mapToDouble(lost -> lost).sum();
    assertThat(stack.speedUp() + sum).isCloseTo(stack.workers(), within(1e-9));
    return stack;
  }

  private String sentence() {
    return losses().ofFastest().orElse("");
  }

  @Test
  void nothingIsNamedWhereNothingIsLost() {
    serial(SERIALLY).cell("platform", 2, new Had(101, 1, 1, 100.5, 0.5));
    assertThat(only().speedUp()).isCloseTo(2 * 100 / 103.0, within(1e-9));
    assertThat(sentence()).isEmpty();
  }

  @Test
  void processorTimeIsNamedWithHowMuchMoreATaskTakes() {
    serial(SERIALLY).cell("platform", 2, new Had(198, 1, 1, 190, 4));
    assertThat(only().lost().get(Part.PROCESSOR)).isCloseTo(0.9, within(1e-9));
    assertThat(sentence())
        .isEqualTo(
            "platform x 2 reaches 1.00x; the rest is lost by processor time (90 %): a task takes"
                + " 1.90x of serial");
  }

  @Test
  void threadsThatShareWhatChildJvmsDoNotAreSaidTo() {
    serial(SERIALLY)
        .cell("platform", 2, new Had(190, 0, 0, 190, 0))
        .cell("process", 2, new Had(240, 0, 0, 105, 0));
    assertThat(sentence())
        .endsWith("1.90x of serial, in child JVMs 1.05x: threads share something inside the JVM");
  }

  @Test
  void aLockHeldByAnotherIsWaiting() {
    serial(SERIALLY).cell("platform", 2, new Had(190, 5, 5, 101, 2));
    assertThat(only().most()).isEqualTo(Part.WAITING);
    assertThat(sentence()).contains("lost by waiting (87 %)");
  }

  @Test
  void unevenTasksLeaveWorkersIdleInTheEnd() {
    serial(SERIALLY).cell("virtual", 2, new Had(100, 1, 79, 100, 0));
    assertThat(only().most()).isEqualTo(Part.UNEVEN_END);
  }

  @Test
  void pausesStopAllThreadsButChildJvmsEachForItself() {
    serial(SERIALLY)
        .cell("platform", 2, new Had(160, 0, 0, 100, 0), 30, 0)
        .cell("process", 2, new Had(160, 0, 0, 100, 0), 30, 0);
    List<SpeedUpStack> stacks = losses().stacks();
    assertThat(stacks.getFirst().lost().get(Part.COLLECTIONS)).isCloseTo(0.75, within(1e-9));
    assertThat(stacks.getLast().lost().get(Part.COLLECTIONS)).isCloseTo(0.375, within(1e-9));
  }

  /** Of 80 ms between tasks workers were ready for 60. */
  @Test
  void whoWaitsForACoreBetweenTasksIsNotBeingDispatched() {
    serial(SERIALLY).cell("process", 2, new Had(100, 80, 20, 100, 60));
    SpeedUpStack stack = only();
    assertThat(stack.lost().get(Part.DISPATCH)).isCloseTo(0.2, within(1e-9));
    assertThat(stack.lost().get(Part.CORES_TAKEN)).isCloseTo(0.6, within(1e-9));
    assertThat(stack.lost().get(Part.WAITING)).isCloseTo(0, within(1e-9));
  }

  @Test
  void whoHadTheCoresIsToldApart() {
    serial(SERIALLY).cell("platform", 4, new Had(300, 0, 0, 100, 200), 0, 30);
    SpeedUpStack stack = only();
    assertThat(stack.lost().get(Part.COMPILERS)).isCloseTo(0.4, within(1e-9));
    assertThat(stack.lost().get(Part.MORE_WORKERS_THAN_CORES)).isCloseTo(2, within(1e-9));
    assertThat(stack.lost().get(Part.CORES_TAKEN)).isCloseTo(20 * 4 / 300.0, within(1e-9));
  }

  @Test
  void placesOfVirtualThreadsThatNoCarrierServesHaveNoCore() {
    serial(SERIALLY).cell("virtual", 4, new Had(100, 0, 110, 100, 0));
    SpeedUpStack stack = only();
    assertThat(stack.lost().get(Part.MORE_WORKERS_THAN_CORES)).isCloseTo(2, within(1e-9));
    assertThat(stack.lost().get(Part.UNEVEN_END)).isCloseTo(20 / 210.0, within(1e-9));
  }

  @Test
  void ofMoreWorkersThanCoresNothingIsSaidUnlessTheyBringMore() {
    serial(SERIALLY)
        .cell("platform", 2, new Had(130, 0, 0, 130, 0))
        .cell("platform", 4, new Had(270, 0, 0, 130, 140));
    assertThat(losses().sentences()).hasSize(1);
    assertThat(sentence()).startsWith("platform x 2");
    cell("platform", 8, new Had(400, 0, 0, 100, 300));
    assertThat(sentence()).startsWith("platform x 8").contains("more workers than cores (100 %)");
    assertThat(losses().sentences()).hasSize(3);
  }

  @Test
  void whatIsSpreadIsNamedWithThreePartsAtMost() {
    serial(SERIALLY).cell("platform", 2, new Had(150, 20, 20, 125, 0));
    assertThat(sentence())
        .contains("processor time (28 %): a task takes 1.25x of serial")
        .contains("waiting (28 %)")
        .containsOnlyOnce("dispatch (22 %)");
  }

  @Test
  void withoutTheProfilersFiguresNothingIsSaid() {
    rows.cell("BatchBenchmark.serial workload=cpu", 5, 3, fork -> 0.1)
        .cell("BatchBenchmark.warm workload=cpu model=platform workers=2", 5, 3, fork -> 0.09);
    assertThat(losses().stacks()).isEmpty();
    assertThat(sentence()).isEmpty();
  }
}
