package dev.parallax.planted;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sleeps a known time, which is longer at the beginning of a JVM: so the level of a warm JVM is
 * known, and whether it is found can be checked. It sleeps, so that it needs no processor and the
 * makespan is {@code ceil(tasks / workers)} sleeps on any machine.
 *
 * <p>What a JVM is cold for are its first operations, MiB or milliseconds. A child JVM that gets
 * half of the tasks is cold for twice as many operations.
 */
public final class PlantedColdStart implements Workload {
  /** JMH names a fork's thread by what it measures. */
  private static final String SERIAL_THREAD = "BatchBenchmark.serial";

  /**
   * A sleeping thread is woken some 0.1 ms late, a few per cent of a short task. So it is woken
   * sooner and waits for the rest by asking the clock.
   */
  private static final long WOKEN_EARLY_NANOS = 200_000;

  private static final long QUARTER_MEBI = 1L << 18;

  private static final ColdPart COLD = new ColdPart(System::nanoTime);
  private static final Lanes LANES = new Lanes();

  @Override
  public String description() {
    return "sleeps a known time, and longer at the beginning of a JVM";
  }

  @Override
  public String sizeUnit() {
    return "milliseconds";
  }

  @Override
  public Sizes defaultSizes() {
    return new Sizes(4, 8);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.oneOf("until", "what a JVM is cold for", "operations", "bytes", "millis"),
        Setting.number("amount", 0, 0, 0, 1_000_000, "how many operations, MiB or milliseconds"),
        new Setting(
            "factor",
            "1",
            "1",
            "how many times as long a cold task takes",
            "a number from 1 to 100",
            PlantedColdStart::checkFactor),
        Setting.oneOf("in", "where tasks are cold", "all", "serial", "parallel"));
  }

  private static Optional<String> checkFactor(String value) {
    try {
      double factor = Double.parseDouble(value);
      return factor >= 1 && factor <= 100 ? Optional.empty() : Optional.of("is out of range");
    } catch (NumberFormatException e) {
      return Optional.of("is not a number");
    }
  }

  @Override
  public Batch prepare(Parameters parameters) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(parameters.size());
    double factor = Double.parseDouble(parameters.setting("factor"));
    return Batch.of(
        parameters.tasks(),
        index -> {
          long start = LANES.begin(System.nanoTime());
          double cold = isMeant(parameters) ? cold(parameters, index, nanos, factor) : 0;
          long end = start + Math.round(nanos * (1 + (factor - 1) * cold));
          sleepUntil(end);
          LANES.end(end);
          return index + 1L;
        });
  }

  private static boolean isMeant(Parameters parameters) {
    String where = parameters.setting("in");
    boolean serial = Thread.currentThread().getName().contains(SERIAL_THREAD);
    return where.equals("all") || where.equals("serial") == serial;
  }

  private static double cold(Parameters parameters, int index, long nanos, double factor) {
    long amount = parameters.number("amount");
    return switch (parameters.setting("until")) {
      case "operations" -> COLD.ofTasks(amount * parameters.tasks());
      // Tasks of different sizes, so that the end of it falls into the middle of one.
      case "bytes" -> COLD.ofMemory(amount, QUARTER_MEBI * (1 + index % 4));
      default -> COLD.ofTime(amount, nanos, factor);
    };
  }

  private static void sleepUntil(long deadline) throws InterruptedException {
    long left = deadline - System.nanoTime();
    while (left > 0) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (left > WOKEN_EARLY_NANOS) {
        LockSupport.parkNanos(left - WOKEN_EARLY_NANOS);
      } else {
        Thread.onSpinWait();
      }
      left = deadline - System.nanoTime();
    }
  }
}
