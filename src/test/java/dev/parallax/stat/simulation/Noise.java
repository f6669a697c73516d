package dev.parallax.stat.simulation;

import java.util.Random;

/** How the fork means of a simulated campaign differ from the truth, on the log scale. */
enum Noise {
  NORMAL("normal") {
    @Override
    double fork(Random random, int cell, double cv) {
      return cv * random.nextGaussian();
    }
  },
  /** Student's t with three degrees of freedom, of the same variance. */
  HEAVY("heavy tails") {
    @Override
    double fork(Random random, int cell, double cv) {
      double squares = 0;
      for (int i = 0; i < 3; i++) {
        double z = random.nextGaussian();
        squares += z * z;
      }
      return cv * random.nextGaussian() / Math.sqrt(squares / 3) / Math.sqrt(3);
    }
  },
  /** Skewed: a log-normal addition to the time, of the same standard deviation. */
  SKEWED("log-normal") {
    @Override
    double fork(Random random, int cell, double cv) {
      double sigma = 0.8;
      double mean = Math.exp(sigma * sigma / 2);
      double spread = mean * Math.sqrt(Math.exp(sigma * sigma) - 1);
      return Math.log1p(cv * (Math.exp(sigma * random.nextGaussian()) - mean) / spread);
    }
  },
  /** A neighbour makes 7 % of the forks 1.1 to 1.55 times slower, and no witness tells. */
  SLOW_SECONDS("slow seconds") {
    @Override
    double fork(Random random, int cell, double cv) {
      double slow =
          random.nextDouble() < 0.07
              ? Math.log(1.1) + random.nextDouble() * (Math.log(1.55) - Math.log(1.1))
              : 0;
      return cv * random.nextGaussian() + slow;
    }
  },
  /** The last model six times as noisy as the first. */
  UNEVEN("uneven") {
    @Override
    double fork(Random random, int cell, double cv) {
      double factor = cell < 5 ? 1.0 / 3 : cell < 9 ? 0.5 : 2;
      return cv * factor * random.nextGaussian();
    }
  },
  /** As in the reference program of the four answers: 3 % of the forks are slow and unsteady. */
  OUTLIERS("outliers") {
    @Override
    double fork(Random random, int cell, double cv) {
      return random.nextDouble() > 0.03
          ? cv * random.nextGaussian()
          : 3 * cv + 3 * cv * random.nextGaussian();
    }
  },
  /** A machine that gets 10 % slower from the first fork to the last. */
  DRIFT("drift") {
    @Override
    double fork(Random random, int cell, double cv) {
      return cv * random.nextGaussian();
    }

    @Override
    double drift() {
      return 0.1;
    }
  };

  /** Rounds differ by as much, whatever the noise of forks. */
  private static final double ROUND_CV = 0.05;

  private final String words;

  Noise(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  abstract double fork(Random random, int cell, double cv);

  double drift() {
    return 0;
  }

  /** ln times by round and cell; a round's cells run in random order. */
  double[][] sample(Random random, double[] truth, int rounds, double cv) {
    int cells = truth.length;
    double[][] y = new double[rounds][cells];
    for (int round = 0; round < rounds; round++) {
      double common = ROUND_CV * random.nextGaussian();
      int[] order = shuffled(random, cells);
      for (int cell = 0; cell < cells; cell++) {
        double time = (round + (double) order[cell] / cells) / rounds;
        y[round][cell] = Math.log(truth[cell]) + common + fork(random, cell, cv) + drift() * time;
      }
    }
    return y;
  }

  private static int[] shuffled(Random random, int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
