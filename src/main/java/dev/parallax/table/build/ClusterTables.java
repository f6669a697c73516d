package dev.parallax.table.build;

import dev.parallax.group.ExpressionException;
import dev.parallax.result.ResultFile;
import dev.parallax.result.timeline.TimedOperation;
import dev.parallax.result.timeline.Timeline;
import dev.parallax.result.timeline.Timelines;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.cluster.ClusterSimulation;
import dev.parallax.stat.cluster.ClusterWork;
import dev.parallax.stat.cluster.Measured;
import dev.parallax.stat.cluster.MeasuredCosts;
import dev.parallax.suite.CellKey;
import dev.parallax.suite.Lifecycle;
import dev.parallax.suite.Model;
import dev.parallax.suite.RunFiles;
import dev.parallax.suite.Trait;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.SimulatedCluster;
import dev.parallax.table.Table;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** What larger clusters could give the cases of a report. */
public final class ClusterTables {
  private ClusterTables() {}

  /**
   * What a reader asks for.
   *
   * @param members sizes of clusters, from the smallest
   * @param tasks of the batch, of the same lengths; empty for as many as were measured
   */
  public record Request(List<Integer> members, OptionalInt tasks) {
    public Request {
      members = List.copyOf(members);
    }
  }

  /** A case that can't be simulated, and why. */
  private static final class LeftOut extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    LeftOut(String why) {
      super(why);
    }
  }

  /**
   * Simulates every case that can be; the last table says why others can't.
   *
   * @param tables the report's, of which those of batches are simulated
   * @throws ExpressionException if the costs are missing, or all cases are left out
   */
  public static List<SimulatedCluster> of(
      List<ResultFile> files, List<Table> tables, Request request) {
    ClusterCostRows costs =
        ClusterCostRows.of(files.stream().flatMap(file -> file.measurements().stream()).toList());
    List<SimulatedCluster> simulated = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (ResultFile file : files) {
      List<Timeline> timelines = timelines(file);
      for (Table table : tables) {
        if (table instanceof BatchTable batches
            && (batches.source().isEmpty() || batches.source().equals(file.label()))) {
          try {
            simulated.add(simulated(batches, serialTasks(batches, timelines), costs, request));
          } catch (LeftOut e) {
            leftOut.add(
                "%s, %s is not simulated: %s"
                    .formatted(batches.workload(), batches.lifecycle().word(), e.getMessage()));
          }
        }
      }
    }
    if (simulated.isEmpty()) {
      throw ExpressionException.of(
          "--members",
          leftOut.isEmpty() ? "there are no cases to simulate" : String.join("; ", leftOut));
    }
    simulated.add(simulated.removeLast().without(leftOut));
    return List.copyOf(simulated);
  }

  /** Of a run directory, the latest of each cell first. */
  private static List<Timeline> timelines(ResultFile file) {
    Path folder = file.path().resolveSibling(RunFiles.TIMELINES);
    List<Timeline> timelines =
        new ArrayList<>(Files.isDirectory(folder) ? Timelines.read(folder).timelines() : List.of());
    timelines.sort(
        Comparator.comparingInt((Timeline timeline) -> timeline.round().orElse(0)).reversed());
    return timelines;
  }

  /** How long the tasks took on the calling thread, in seconds and in their order. */
  private static List<Double> serialTasks(BatchTable table, List<Timeline> timelines)
      throws LeftOut {
    List<TimedOperation.Task> tasks =
        timelines.stream()
            .filter(timeline -> isSerialOf(table, timeline))
            .findFirst()
            .map(serial -> serial.operations().getLast().tasks())
            .orElse(List.of());
    List<Double> seconds =
        tasks.stream().map(task -> (task.stopNanos() - task.startNanos()) * 1e-9).toList();
    if (table.serial().isEmpty() || seconds.stream().noneMatch(each -> each > 0)) {
      throw new LeftOut("the run has no time line of its serial cell");
    }
    return seconds;
  }

  private static boolean isSerialOf(BatchTable table, Timeline timeline) {
    CellKey cell = new CellKey(timeline.benchmark(), timeline.params());
    return cell.isBatch() && cell.isSerial() && cell.isSerialOf(table.key());
  }

  private static SimulatedCluster simulated(
      BatchTable table, List<Double> seconds, ClusterCostRows rows, Request request)
      throws LeftOut {
    if (table.traits().contains(Trait.OTHER_WORK_IN_PROCESSES)) {
      throw new LeftOut("its tasks share what members of a cluster do not");
    }
    boolean isCold = table.lifecycle() == Lifecycle.COLD;
    boolean isSent = "sent".equals(table.settings().get("input"));
    MeasuredCosts costs =
        new MeasuredCosts(
            rows.roundTrip(),
            rows.oneByOne(),
            rows.inBatch(),
            isSent ? Optional.of(input(table, seconds.size(), rows)) : Optional.empty(),
            isCold ? start(rows) : Collections.emptySortedMap());
    Measured serial = Measured.of(serialSeconds(table));
    double scale = serial.value() / seconds.stream().mapToDouble(each -> each).sum();
    ClusterWork work =
        new ClusterWork(
            seconds.stream().map(each -> each * scale).toList(),
            request.tasks().orElse(seconds.size()),
            isSent,
            !isCold);
    ClusterSimulation simulation =
        new ClusterSimulation(work, serial, costs, table.confidence(), table.margin());
    return new SimulatedCluster(
        table.source(),
        table.key(),
        costs.of(request.members().getFirst()),
        work,
        request.members().stream()
            .map(members ->
                new SimulatedCluster.Row(simulation.of(members), measured(table, members)))
            .toList(),
        simulation.fewest(request.members().getLast()),
        List.of(),
        table.margin(),
        table.confidence(),
        table.jvms());
  }

  private static List<Double> serialSeconds(BatchTable table) {
    return table.serial().orElseThrow().forkTimes().stream()
        .map(fork -> fork.stream().mapToDouble(seconds -> seconds).average())
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .toList();
  }

  private static Measured input(BatchTable table, int tasks, ClusterCostRows rows) throws LeftOut {
    OptionalDouble bytes =
        table.cells().stream()
            .flatMap(cell -> Optional.ofNullable(cell.secondary().get("tasks.sent")).stream())
            .mapToDouble(sent -> sent.value() / tasks)
            .findFirst();
    if (bytes.isEmpty()) {
      throw new LeftOut("no cell of child JVMs or members says how much input was sent");
    }
    return rows.input(bytes.getAsDouble())
        .orElseThrow(() ->
            new LeftOut(
                "what sending input costs was not measured (TransferBenchmark.thereAndBack,"
                    + " -p model=cluster)"));
  }

  private static SortedMap<Integer, Measured> start(ClusterCostRows rows) throws LeftOut {
    SortedMap<Integer, Measured> start = new TreeMap<>(rows.start());
    if (start.size() < 2) {
      throw new LeftOut(
          "what it costs to start and join was not measured with two numbers of members"
              + " (StartBenchmark.firstResult, -p model=cluster -p workers=2,4)");
    }
    return start;
  }

  /** What as many members on this machine had. */
  private static Optional<Estimate> measured(BatchTable table, int members) {
    return table.baselineCell().isSerial()
        ? table.cell(Integer.toString(members), Model.CLUSTER.label()).flatMap(BatchCell::speedUp)
        : Optional.empty();
  }
}
