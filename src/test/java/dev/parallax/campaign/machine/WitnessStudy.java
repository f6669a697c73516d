package dev.parallax.campaign.machine;

import dev.parallax.campaign.machine.WitnessRule.Judgement;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Measures what the witness is worth: real forks with a witness on all cores and one on a single
 * core around them. A quarter of the forks, in random order, share the machine with a busy
 * neighbour, which is stopped for the others, so that what else runs concerns both alike. Prints a
 * page's tables.
 */
final class WitnessStudy {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final long SEED = 2026;

  /** A neighbour. */
  private record Condition(String name, int threads, int dutyPercent, boolean pinned) {}

  /** Nanoseconds of a fork's work, and of each witness's pieces before and after it. */
  private record Fork(boolean disturbed, double nanos, Pair allCores, Pair oneCore) {}

  private record Pair(List<long[]> before, List<long[]> after) {
    Stream<List<long[]>> both() {
      return Stream.of(before, after);
    }
  }

  private record Row(Condition condition, List<Fork> forks) {
    List<Fork> forks(boolean disturbed) {
      return forks.stream().filter(fork -> fork.disturbed() == disturbed).toList();
    }
  }

  private WitnessStudy() {}

  /** The only argument: forks for each condition. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    List<Condition> conditions =
        List.of(
            new Condition("one core", 1, 100, false),
            new Condition("one core, pinned", 1, 100, true),
            new Condition("one core, half of the time", 1, 50, false),
            new Condition("one core, half of the time, pinned", 1, 50, true),
            new Condition("all cores", cores, 100, false),
            new Condition("all cores, half of the time", cores, 50, false));
    List<Row> rows = new ArrayList<>();
    Random random = new Random(SEED);
    try (Witness all = Witness.calibrate();
        Witness one = new Witness(1, 0)) {
      for (Condition condition : conditions) {
        rows.add(new Row(condition, forks(condition, Integer.parseInt(args[0]), random, all, one)));
      }
    }
    print(rows);
    printStatistics(rows.stream().flatMap(row -> row.forks().stream()).toList());
  }

  private static List<Fork> forks(
      Condition condition, int count, Random random, Witness all, Witness one)
      throws IOException, InterruptedException {
    List<Boolean> order =
        new ArrayList<>(IntStream.range(0, count).mapToObj(i -> i % 4 == 0).toList());
    Collections.shuffle(order, random);
    JavaProcess neighbour =
        Neighbour.start(condition.threads(), condition.dutyPercent(), condition.pinned());
    List<Fork> forks = new ArrayList<>();
    try {
      for (boolean disturbed : order) {
        Neighbour.signal(neighbour, disturbed ? "CONT" : "STOP");
        List<long[]> oneBefore = one.pieces();
        List<long[]> allBefore = all.pieces();
        double nanos = fork(all.threads());
        List<long[]> allAfter = all.pieces();
        forks.add(
            new Fork(
                disturbed,
                nanos,
                new Pair(allBefore, allAfter),
                new Pair(oneBefore, one.pieces())));
      }
    } finally {
      neighbour.kill();
    }
    return forks;
  }

  private static double fork(int threads) throws IOException {
    JavaCommand command = new JavaCommand(StudyFork.class).withArgs(String.valueOf(threads));
    try (JavaProcess fork = JavaProcess.start("fork", command)) {
      return Double.parseDouble(fork.firstLine(DEADLINE));
    }
  }

  private static void print(List<Row> rows) {
    System.out.println(
        "| neighbour | fork takes | caught, all cores | one core | quiet ones flagged, all cores |"
            + " one core |");
    System.out.println("|---|--:|--:|--:|--:|--:|");
    for (Row row : rows) {
      List<Fork> slowed = row.forks(true);
      List<Fork> quiet = row.forks(false);
      System.out.printf(
          Locale.ROOT,
          "| %s | x%.2f | %s | %s | %s | %s |%n",
          row.condition().name(),
          medianNanos(slowed) / medianNanos(quiet),
          flagged(slowed, row.forks(), Fork::allCores),
          flagged(slowed, row.forks(), Fork::oneCore),
          flagged(quiet, row.forks(), Fork::allCores),
          flagged(quiet, row.forks(), Fork::oneCore));
    }
    System.out.println();
  }

  private static double medianNanos(List<Fork> forks) {
    return median(forks.stream().map(Fork::nanos).toList());
  }

  private static String flagged(List<Fork> forks, List<Fork> history, Function<Fork, Pair> which) {
    List<Long> readings =
        history.stream()
            .map(which)
            .flatMap(Pair::both)
            .map(pieces -> WitnessReading.of(pieces).nanos())
            .toList();
    long slow =
        forks.stream()
            .map(which)
            .filter(pair ->
                WitnessRule.standard()
                        .judge(
                            readings,
                            WitnessReading.of(pair.before()).nanos(),
                            WitnessReading.of(pair.after()).nanos())
                    == Judgement.SLOW)
            .count();
    return slow + " of " + forks.size();
  }

  /** How a reading could be made of the pieces of its threads. */
  private enum Statistic {
    TOTAL_OF_SLOWEST_THREAD("total of the slowest thread"),
    MEAN_TOTAL("mean total of the threads"),
    BEST_PIECE("best piece, of the slowest thread"),
    MEDIAN_PIECE("median piece, of the slowest thread");

    private final String words;

    Statistic(String words) {
      this.words = words;
    }

    double of(List<long[]> threads) {
      return switch (this) {
        case TOTAL_OF_SLOWEST_THREAD -> WitnessReading.of(threads).nanos();
        case MEAN_TOTAL ->
            threads.stream().mapToLong(thread -> times(thread).sum()).average().orElseThrow();
        case BEST_PIECE ->
            threads.stream()
                .mapToLong(thread -> times(thread).min().orElseThrow())
                .max()
                .orElseThrow();
        case MEDIAN_PIECE ->
            threads.stream()
                .mapToDouble(
                    thread -> median(times(thread).mapToObj(time -> (double) time).toList()))
                .max()
                .orElseThrow();
      };
    }

    /** All but the checksum. */
    private static LongStream times(long[] thread) {
      return Arrays.stream(thread, 0, thread.length - 1);
    }
  }

  /** Rank correlation of fork time with the slower of its two readings, over all conditions. */
  private static void printStatistics(List<Fork> forks) {
    System.out.println("| reading | all cores | one core |");
    System.out.println("|---|--:|--:|");
    double[] nanos = forks.stream().mapToDouble(Fork::nanos).toArray();
    for (Statistic statistic : Statistic.values()) {
      System.out.println(
          Stream.of(
                  forks.stream().map(Fork::allCores).toList(),
                  forks.stream().map(Fork::oneCore).toList())
              .map(pairs ->
                  new SpearmansCorrelation()
                      .correlation(
                          nanos,
                          pairs.stream()
                              .mapToDouble(pair ->
                                  pair.both().mapToDouble(statistic::of).max().orElseThrow())
                              .toArray()))
              .map(correlation -> String.format(Locale.ROOT, "%.2f", correlation))
              .collect(Collectors.joining(" | ", "| " + statistic.words + " | ", " |")));
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }
}
