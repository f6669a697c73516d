package dev.parallax.machine.doctor;

import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An A/A pair: equal forks under two names, in alternating order. Real JVMs, since they differ more
 * from each other than runs inside of one do.
 *
 * @param first nanoseconds of the first fork of each round
 * @param second nanoseconds of the second
 */
public record TwinForks(List<Double> first, List<Double> second) {
  /** As many as a default campaign has rounds at most. */
  static final int ROUNDS = 7;

  private static final int FEWEST = 2;
  private static final Duration BUDGET = Duration.ofSeconds(11);
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  public TwinForks {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }

  /** Rounds that there was time for. */
  public int rounds() {
    return first.size();
  }

  /**
   * Runs the forks; on a machine too slow for all rounds in the time, fewer.
   *
   * @throws IOException when a fork fails
   */
  static TwinForks run(int threads) throws IOException {
    long start = System.nanoTime();
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      if (round >= FEWEST && System.nanoTime() - start > BUDGET.toNanos()) {
        break;
      }
      boolean swapped = round % 2 == 1;
      double earlier = fork(threads);
      double later = fork(threads);
      first.add(swapped ? later : earlier);
      second.add(swapped ? earlier : later);
    }
    return new TwinForks(first, second);
  }

  private static double fork(int threads) throws IOException {
    JavaCommand command = new JavaCommand(NoiseFork.class).withArgs(String.valueOf(threads));
    try (JavaProcess fork = JavaProcess.start("fork of the A/A pair", command)) {
      String line = fork.awaitAnswer(DEADLINE);
      if (!line.matches("[1-9][0-9]{0,17}")) {
        throw new IOException(fork.describeEnding(" instead of a time"));
      }
      return Double.parseDouble(line);
    }
  }
}
