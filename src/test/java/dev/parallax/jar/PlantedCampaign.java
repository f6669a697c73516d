package dev.parallax.jar;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A campaign of work with a planted cold start, and what it has to come to.
 *
 * @param until what a JVM is cold for: operations, bytes or millis
 * @param amount how many of them; MiB for bytes
 * @param factor how many times as long a cold task takes
 * @param in where tasks are cold: serial, parallel or all
 * @param tasks of a batch, an even number
 * @param rounds how often every cell is forked
 * @param processes whether child JVMs are among the models
 * @param quick whether the forks are those of a quick run
 */
record PlantedCampaign(
    String until,
    int amount,
    double factor,
    String in,
    int tasks,
    int rounds,
    boolean processes,
    boolean quick) {
  private static final int WORKERS = 2;
  private static final int TASK_MILLIS = 8;
  private static final double MOST_TIMES = 20;
  private static final double LEAST_TIMES = 1.2;

  /** So many have nothing planted in them: of those nothing may be said. */
  private static final double SHARE_WITHOUT = 0.1;

  /**
   * How long a JVM may be cold. A level that is cold all through a fork can't be told from a warm
   * one by anybody, so the cold part ends within what today's forks of the first round run: a
   * batch, some iterations of warm-up, and some that are measured. A child JVM does two operations
   * in what it counts as one, and a task touches 0.25 to 1 MiB.
   */
  private record Most(int operations, int mebibytes, int millis) {
    /** Six iterations of 100 ms, and three that are measured. */
    private static final Most USUAL = new Most(4, 10, 800);

    /** One of 50 ms, and two of 80 ms that are measured. */
    private static final Most QUICK = new Most(2, 4, 130);

    int of(String until) {
      return switch (until) {
        case "operations" -> operations;
        case "bytes" -> mebibytes;
        default -> millis;
      };
    }
  }

  static PlantedCampaign random(Random random) {
    boolean quick = random.nextInt(4) == 0;
    String until = List.of("operations", "bytes", "millis").get(random.nextInt(3));
    double spread = Math.pow(MOST_TIMES / LEAST_TIMES, random.nextDouble());
    double factor = Math.round(100 * LEAST_TIMES * spread) / 100.0;
    return new PlantedCampaign(
        until,
        1 + random.nextInt((quick ? Most.QUICK : Most.USUAL).of(until)),
        random.nextDouble() < SHARE_WITHOUT ? 1 : factor,
        List.of("serial", "parallel", "all").get(random.nextInt(3)),
        4 + 2 * random.nextInt(2),
        3 + random.nextInt(3),
        random.nextInt(3) == 0,
        quick);
  }

  /** The arguments that run it. */
  String[] arguments(String classes, String out) {
    List<String> words = new ArrayList<>(List.of("BatchBenchmark.(serial|warm)"));
    words.addAll(List.of("--classpath", classes, "--out", out));
    if (quick) {
      // Its rounds are its own.
      words.add("--quick");
    } else {
      words.addAll(List.of("-f", Integer.toString(rounds)));
    }
    for (String parameter :
        List.of(
            "workload=planted-cold-start",
            "model=platform,virtual" + (processes ? ",process" : ""),
            "workers=" + WORKERS,
            "tasks=" + tasks,
            "size=" + TASK_MILLIS,
            "until=" + until,
            "amount=" + amount,
            "factor=" + factor,
            "in=" + in)) {
      words.addAll(List.of("-p", parameter));
    }
    return words.toArray(String[]::new);
  }

  boolean isPlanted() {
    return factor > 1;
  }

  /** Names of its cells as reports write them. */
  List<String> cells() {
    List<String> cells = new ArrayList<>(List.of("serial", "platform x 2", "virtual x 2"));
    if (processes) {
      cells.add("process x 2");
    }
    return List.copyOf(cells);
  }

  /** Seconds that a batch takes when nothing is cold. */
  double trueSeconds(String cell) {
    int workers = cell.equals("serial") ? 1 : WORKERS;
    return Math.ceilDiv(tasks, workers) * TASK_MILLIS / 1000.0;
  }

  @Override
  public String toString() {
    return "%s x %s for %d %s, %d tasks, %s%s"
        .formatted(
            in,
            factor,
            amount,
            until.equals("bytes") ? "MiB" : until,
            tasks,
            quick ? "quick" : rounds + " rounds",
            processes ? ", with processes" : "");
  }
}
