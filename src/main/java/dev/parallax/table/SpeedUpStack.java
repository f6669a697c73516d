package dev.parallax.table;

import dev.parallax.suite.Model;
import dev.parallax.unit.Unit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Where the distance of a cell to N times serial went, in workers: speed-up and parts add up to N.
 *
 * <p>Speed-up stacks are by Eyerman, Du Bois and Eeckhout (2012), who have them from counters of
 * the hardware, thread by thread. Ours come from what the kernel and the pools know: the workers'
 * time of a batch is its duration times N; what serial needs for the batch is useful, and the rest
 * is taken apart by what threads did then. Their split of processor time by caches is not in it.
 *
 * @param cell whose it is
 * @param workers N
 * @param speedUp over serial, by the times of the batches
 * @param lost by part; less than 0 where a part takes less than serially
 */
public record SpeedUpStack(BatchCell cell, int workers, double speedUp, Map<Part, Double> lost) {
  /** What workers lose time by. */
  public enum Part {
    /** Tasks take more time on a core than serially: caches, memory, clock rate, spinning. */
    PROCESSOR("processor time"),
    /** All threads of a JVM stand still. */
    COLLECTIONS("collections"),
    /** Workers were ready while compilers had the cores. */
    COMPILERS("compilers"),
    /** Workers were ready, and other workers had the cores. */
    MORE_WORKERS_THAN_CORES("more workers than cores"),
    /** Workers were ready, and others had the cores. */
    CORES_TAKEN("cores that others had"),
    /** Tasks waited longer than serially: for locks, for each other, for input and output. */
    WAITING("waiting"),
    /** Before a task and between two. */
    DISPATCH("dispatch"),
    /** Behind a worker's last task: tasks are uneven, or too few. */
    UNEVEN_END("uneven end");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    /** In a sentence. */
    public String words() {
      return words;
    }

    /** The word in machine-readable outputs. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final String CPU = "tasks.cpu";
  private static final String QUEUED = "tasks.queued";

  public SpeedUpStack {
    lost = Collections.unmodifiableMap(new EnumMap<>(lost));
  }

  /** Seconds of workers per batch. */
  private record Had(
      double inTasks,
      double between,
      double after,
      double cpu,
      double queued,
      double collecting,
      double compiling) {
    static Optional<Had> of(BatchCell cell) {
      OptionalDouble inTasks = seconds(cell, "tasks.time");
      OptionalDouble between = seconds(cell, "tasks.between");
      OptionalDouble after = seconds(cell, "tasks.after");
      OptionalDouble cpu = seconds(cell, CPU);
      OptionalDouble queued = seconds(cell, QUEUED);
      if (inTasks.isEmpty()
          || between.isEmpty()
          || after.isEmpty()
          || cpu.isEmpty()
          || queued.isEmpty()) {
        return Optional.empty();
      }
      double ready = cpu.getAsDouble() + queued.getAsDouble();
      // Workers that are ready for their next task and have no core are in none: what they were
      // ready for beyond their tasks is counted where they waited for the core, and once.
      double beyond = Math.max(0, ready - inTasks.getAsDouble());
      double beforeTasks = Math.min(beyond, between.getAsDouble());
      double behindTasks = Math.min(beyond - beforeTasks, after.getAsDouble());
      return Optional.of(
          new Had(
              inTasks.getAsDouble() + beforeTasks + behindTasks,
              between.getAsDouble() - beforeTasks,
              after.getAsDouble() - behindTasks,
              cpu.getAsDouble(),
              queued.getAsDouble(),
              seconds(cell, "tree.gc.time").orElse(0),
              seconds(cell, "tree.compile.time").orElse(0)));
    }

    private static OptionalDouble seconds(BatchCell cell, String metric) {
      SecondaryValue value = cell.secondary().get(metric);
      return value != null
              && value.unit().equals(Unit.SECONDS_PER_OPERATION)
              && Double.isFinite(value.value())
          ? OptionalDouble.of(value.value())
          : OptionalDouble.empty();
    }

    double all() {
      return inTasks + between + after;
    }

    /**
     * How long so many workers stood still in their tasks for collections. No longer than they
     * neither ran nor waited for a core, whatever the collectors' own clocks say.
     */
    double stopped(int workers) {
      return Math.clamp(collecting * workers, 0, Math.max(0, inTasks - cpu - queued));
    }

    /** What tasks took and was no time on a core, no wait for one, and no collection. */
    double waiting(int workers) {
      return inTasks - cpu - queued - stopped(workers);
    }
  }

  /**
   * Those of a table's cells that say enough.
   *
   * @param cores of the machine; without them workers that wait for each other's cores count as
   *     waiting for others
   */
  public static List<SpeedUpStack> of(BatchTable table, OptionalInt cores) {
    Optional<Had> serial = table.serial().flatMap(Had::of);
    return serial.isEmpty()
        ? List.of()
        : table.cells().stream()
            .filter(cell -> !cell.isSerial() && cell.workers().matches("[1-9][0-9]{0,6}"))
            .flatMap(cell -> Had.of(cell).map(had -> of(cell, had, serial.get(), cores)).stream())
            .toList();
  }

  private static SpeedUpStack of(BatchCell cell, Had had, Had serial, OptionalInt cores) {
    int workers = Integer.parseInt(cell.workers());
    // Threads stand still together, other JVMs each for itself.
    boolean hasOtherJvms = Model.ofCell(cell.model()).filter(Model::hasOtherJvms).isPresent();
    int together = hasOtherJvms ? 1 : workers;
    double queued = had.queued - serial.queued;
    double compilers = Math.clamp(had.compiling - serial.compiling, 0, Math.max(0, queued));
    double surplus = Math.max(0, workers - cores.orElse(workers)) * had.all() / workers;
    double otherWorkers = Math.clamp(queued - compilers, 0, surplus);
    // Virtual threads wait for their carriers, of which the kernel knows nothing: places that no
    // task ever comes to are places without a core.
    double idle = had.after - serial.after;
    double noCarrier =
        cell.model().equals(Model.VIRTUAL.label())
            ? Math.clamp(idle, 0, surplus - otherWorkers)
            : 0;
    Map<Part, Double> seconds = new EnumMap<>(Part.class);
    seconds.put(Part.PROCESSOR, had.cpu - serial.cpu);
    seconds.put(Part.COLLECTIONS, had.stopped(together) - serial.stopped(1));
    seconds.put(Part.COMPILERS, compilers);
    seconds.put(Part.MORE_WORKERS_THAN_CORES, otherWorkers + noCarrier);
    seconds.put(Part.CORES_TAKEN, queued - compilers - otherWorkers);
    seconds.put(Part.WAITING, had.waiting(together) - serial.waiting(1));
    seconds.put(Part.DISPATCH, had.between - serial.between);
    seconds.put(Part.UNEVEN_END, idle - noCarrier);
    seconds.replaceAll((part, value) -> value * workers / had.all());
    return new SpeedUpStack(cell, workers, workers * serial.all() / had.all(), seconds);
  }

  /** Share of N that is lost. */
  public double lostShare() {
    return (workers - speedUp) / workers;
  }

  /** The part by which most is lost. */
  public Part most() {
    return lost.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** A part's share of what is lost. */
  public double shareOfLoss(Part part) {
    return lost(part) / (workers - speedUp);
  }

  /** What a part has lost. */
  public double lost(Part part) {
    return lost.getOrDefault(part, 0.0);
  }

  /** How many times the time on a core a task takes, compared with serial. */
  public double processorTimes(BatchCell serial) {
    return Had.seconds(cell, CPU).orElse(Double.NaN) / Had.seconds(serial, CPU).orElse(Double.NaN);
  }
}
