package dev.parallax.suite;

import java.util.Arrays;
import java.util.Optional;

/** Names of the suite's JMH benchmarks. A short name is class and method, without the package. */
public final class Benchmarks {
  /** The class whose benchmarks run whole batches. */
  public static final String BATCH = "BatchBenchmark";

  /** A batch by the calling thread. */
  public static final String SERIAL = BATCH + "." + "serial";

  public static final String FIRST_RESULT = "StartBenchmark.firstResult";
  public static final String ROUND_TRIP = "DispatchBenchmark.roundTrip";
  public static final String AMORTISED = "DispatchBenchmark.amortised";
  public static final String ONE_BY_ONE = "DispatchBenchmark.oneByOne";
  public static final String THERE_AND_BACK = "TransferBenchmark.thereAndBack";

  private Benchmarks() {}

  /** Class and method of a benchmark. */
  public static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  /** The batch benchmark of a lifecycle, by its short name. */
  public static String batch(Lifecycle lifecycle) {
    return BATCH + "." + lifecycle.word();
  }

  /** Whether a benchmark runs batches: serial, warm or cold. */
  public static boolean isBatch(String benchmark) {
    return isSerial(benchmark) || lifecycle(benchmark).isPresent();
  }

  /** Whether the calling thread does the work of a batch. */
  public static boolean isSerial(String benchmark) {
    return shortName(benchmark).equals(SERIAL);
  }

  /** The lifecycle of a benchmark that runs batches in a pool. */
  public static Optional<Lifecycle> lifecycle(String benchmark) {
    String name = shortName(benchmark);
    return Arrays.stream(Lifecycle.values())
        .filter(lifecycle -> name.equals(batch(lifecycle)))
        .findFirst();
  }

  /** The serial benchmark next to another batch benchmark. */
  public static String serialOf(String benchmark) {
    return benchmark.substring(0, benchmark.length() - shortName(benchmark).length()) + SERIAL;
  }
}
