package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.jmh.JmhOptions.Iterations;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.measure.Carriers;
import dev.parallax.measure.HandOver;
import dev.parallax.measure.RecordingProfiler;
import dev.parallax.measure.TimelineProfiler;
import dev.parallax.measure.TreeProfiler;
import dev.parallax.measure.Trial;
import dev.parallax.measure.TurnProfiler;
import dev.parallax.measure.WarmUpLimits;
import dev.parallax.measure.WarmUpProfiler;
import dev.parallax.suite.ParameterNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * JMH's options for the forks of a campaign: the user's, and the suite's where the user gave none.
 *
 * @param jmh the user's
 * @param warmup count and time of warm-up iterations, if not those of the annotations
 * @param measurement count and time of measurement iterations, if not those of the annotations
 * @param brief whether a quick answer is wanted, or the budget is short
 * @param addsTree whether the profiler {@code tree} is added to those that the user named
 */
public record ForkOptions(
    JmhOptions jmh, Iterations warmup, Iterations measurement, boolean brief, boolean addsTree) {
  /** JMH 1.37 asks Unsafe for field offsets, about which JDK 24 and later warn on every start. */
  private static final String SILENCE = "-Dsun.misc.unsafe.memory.access=allow";

  /** Of recordings, which else have 64 frames: the caller in the user's code may be above them. */
  private static final String WHOLE_STACKS = "-XX:FlightRecorderOptions=stackdepth=512";

  /** In less time many short forks give more evidence than few long ones. */
  private static final Duration SHORT_BUDGET = Duration.ofMinutes(2);

  /** Turns of a fork that lives beside others, until its noise is known. */
  private static final int TURNS = 8;

  private static final int BRIEF_TURNS = 6;
  private static final int FEWEST_TURNS = 3;
  private static final int FEWEST_BRIEF_TURNS = 2;
  private static final Duration MEASURED_IN_TURNS = Duration.ofMillis(800);

  /** In a short budget another fork says more than more turns of the same. */
  private static final Duration MEASURED_IN_BRIEF_TURNS = Duration.ofMillis(400);

  private static final TimeValue TURN_TIME = TimeValue.milliseconds(50);

  /** Parameters of a cell that are handed over, as no field of a benchmark's state has them. */
  private static final Set<String> NOT_JMHS =
      Set.of(ParameterNames.CARRIERS, ParameterNames.PROFILE);

  private static final int ANNOTATED_ITERATIONS = 3;
  private static final Duration ANNOTATED_TIME = Duration.ofMillis(100);

  /**
   * The user's options, with shorter iterations when a quick answer is wanted or the budget is
   * short, and with the profiler {@code tree} unless the run is to be JMH's own.
   */
  public static ForkOptions of(JmhOptions jmh, boolean brief, boolean plain) {
    boolean addsTree = !plain && jmh.lacksTree();
    Iterations warmup = jmh.warmup();
    Iterations measurement = jmh.measurement();
    if (!brief) {
      return new ForkOptions(jmh, warmup, measurement, false, addsTree);
    }
    return new ForkOptions(
        jmh,
        withDefaults(warmup, 1, TimeValue.milliseconds(50)),
        withDefaults(measurement, 2, TimeValue.milliseconds(80)),
        true,
        addsTree);
  }

  /** Whether a budget is too short for iterations of the usual length. */
  public static boolean isShort(Duration budget) {
    return budget.compareTo(SHORT_BUDGET) < 0;
  }

  private static Iterations withDefaults(Iterations given, int count, TimeValue time) {
    return new Iterations(
        OptionalInt.of(given.count().orElse(count)), Optional.of(given.time().orElse(time)));
  }

  /**
   * Whether the first failure ends the run, {@code -foe true}; otherwise the others are still run.
   */
  public boolean stopsAtFailure() {
    return jmh.failsOnError();
  }

  /**
   * Whether forks warm up until they are warm: when the user said nothing of warm-up, neither its
   * iterations nor their time.
   */
  public boolean adaptsWarmUp() {
    return jmh.warmup().count().isEmpty()
        && jmh.warmup().time().isEmpty()
        && !jmh.hasSeveralModes();
  }

  /**
   * How many turns a fork has that lives beside others, as long as nothing is known of noise: fewer
   * of long operations, so that it measures about as many as in a row.
   *
   * @param operation time of one; zero if it isn't known
   * @param elsewhere whether the work is done outside of the fork, where each operation is a
   *     measurement of its own, and more forks say more than more turns
   */
  public int turns(Duration operation, boolean elsewhere) {
    int fewest = brief ? FEWEST_BRIEF_TURNS : FEWEST_TURNS;
    if (elsewhere || (brief && operation.compareTo(MEASURED_IN_TURNS) > 0)) {
      fewest = 1;
    }
    int most = brief ? BRIEF_TURNS : TURNS;
    Duration measured = brief ? MEASURED_IN_BRIEF_TURNS : MEASURED_IN_TURNS;
    long fitting = measured.toNanos() / Math.max(1, operation.toNanos());
    return jmh.measurement().count().orElse(Math.clamp(fitting, fewest, most));
  }

  /** Whether the user says how many turns a fork has. */
  public boolean hasGivenTurns() {
    return jmh.measurement().count().isPresent();
  }

  /** What a turn takes, with its part that is not timed. */
  public double turnSeconds(double operationSeconds) {
    double timed = turnTime().convertTo(TimeUnit.NANOSECONDS) * 1e-9;
    return Math.max(timed, operationSeconds) + Trial.untimedSeconds(operationSeconds);
  }

  private TimeValue turnTime() {
    return jmh.measurement().time().orElse(TURN_TIME);
  }

  /**
   * Time of all iterations of one fork.
   *
   * @param operation time of one, than which no iteration is shorter
   * @param turns how many it has in place of iterations in a row; empty for these
   * @param elsewhere whether one operation is all of its warm-up
   */
  public Duration perFork(Duration operation, OptionalInt turns, boolean elsewhere) {
    Duration measured =
        turns.isPresent()
            ? Duration.ofNanos(
                (long) (turns.getAsInt() * turnSeconds(operation.toNanos() * 1e-9) * 1e9))
            : timeOf(measurement, operation);
    Duration warm = elsewhere ? operation : timeOf(warmup, operation);
    return warm.plus(measured);
  }

  private static Duration timeOf(Iterations iterations, Duration operation) {
    Duration one =
        iterations
            .time()
            .map(time -> Duration.ofNanos(time.convertTo(TimeUnit.NANOSECONDS)))
            .orElse(ANNOTATED_TIME);
    Duration longer = one.compareTo(operation) < 0 ? operation : one;
    return longer.multipliedBy(iterations.count().orElse(ANNOTATED_ITERATIONS));
  }

  /**
   * Forks a cell.
   *
   * @param forks how many forks
   * @param handOver what the forks are told besides JMH's options
   * @param heapArgs JVM flags for the forks' heap
   * @param startArgs JVM flags that let forks start sooner
   * @param turns how many short iterations it has in place of those in a row; empty for these
   * @param shown where JMH's own output goes
   */
  public JmhRun.Outcome run(
      Cell cell,
      int forks,
      HandOver handOver,
      List<String> heapArgs,
      List<String> startArgs,
      OptionalInt turns,
      JmhOutput shown) {
    Options options = forCell(cell, forks, handOver, jvmArgs(handOver, heapArgs, startArgs), turns);
    try (JmhOutput.OfFork ofFork = shown.ofFork(handOver.turns().isPresent())) {
      return JmhRun.run(cell, forks, options, ofFork);
    }
  }

  private Options forCell(
      Cell cell, int forks, HandOver handOver, String[] jvmArgs, OptionalInt turns) {
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .parent(jmh.forkOptions())
            .include("^" + Pattern.quote(cell.benchmark()) + "$")
            .jvmArgsPrepend(jvmArgs)
            .forks(forks);
    cell.params()
        .forEach((name, value) -> {
          if (!NOT_JMHS.contains(name)) {
            builder.param(name, value);
          }
        });
    if (cell.key().isUnbounded()) {
      // The field of the benchmark's state needs a value, or JMH crosses all of its own.
      builder.param(ParameterNames.WORKERS, "1");
    }
    if (handOver.turns().isPresent()) {
      builder.addProfiler(TurnProfiler.class); // before all others: see there
    }
    if (handOver.recording().isPresent()) {
      builder.addProfiler(RecordingProfiler.class);
    } else if (addsTree) {
      builder.addProfiler(TreeProfiler.class);
    }
    if (handOver.warmUp().isPresent()) {
      builder.addProfiler(WarmUpProfiler.class);
    }
    // Unasked, where there is a run directory to keep time lines.
    if (handOver.runDirectory().isPresent()
        && !Profilers.have(jmh.options().getProfilers(), TimelineProfiler.class)) {
      builder.addProfiler(TimelineProfiler.class);
    }
    ProfileFiles.addTo(builder, jmh.options().getProfilers(), cell, handOver);
    handOver
        .warmUp()
        .filter(WarmUpLimits::isOneOperation)
        .map(unused -> OptionalInt.of(1))
        .orElse(warmup.count())
        .ifPresent(builder::warmupIterations);
    warmup.time().ifPresent(builder::warmupTime);
    Iterations measured =
        turns.isPresent() ? new Iterations(turns, Optional.of(turnTime())) : measurement;
    measured.count().ifPresent(builder::measurementIterations);
    measured.time().ifPresent(builder::measurementTime);
    return builder.build();
  }

  private String[] jvmArgs(HandOver handOver, List<String> heapArgs, List<String> startArgs) {
    List<String> args = new ArrayList<>();
    args.add(SILENCE);
    args.addAll(JavaCommand.crashFlags());
    args.addAll(startArgs);
    args.addAll(handOver.jvmArgs());
    args.addAll(heapArgs);
    args.addAll(Carriers.flags(handOver.carriers()));
    if (handOver.recording().isPresent()) {
      args.add(WHOLE_STACKS);
    }
    if (jmh.options().getJvmArgsPrepend().hasValue()) {
      args.addAll(jmh.options().getJvmArgsPrepend().get());
    }
    return args.toArray(String[]::new);
  }
}
