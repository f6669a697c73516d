package dev.parallax.stat.decision;

import dev.parallax.stat.PlainT;
import java.util.Arrays;

/**
 * The decision rule for a family of at least 7 cells and 3 common rounds, written down once more:
 * in plain loops, step by step as the rule's text goes, slowly, sharing no code with the product.
 * It is there to be compared with.
 */
final class PlainRule {
  final int rounds;
  final int cells;
  final double[] mean;
  final double[] variance;
  final double degrees;
  final boolean[][] clipped;
  private final double[][] p;
  private final double forEquivalence;
  private final double forBounds;

  PlainRule(double[][] y) {
    rounds = y.length;
    cells = y[0].length;
    degrees = 1.5 * (rounds + 3);
    double[][] polished = residualsOfMedianPolish(y);
    double[] scale = scales(polished);
    double[][] fit = fitAfterClipping(y, polished, scale);
    clipped = new boolean[rounds][cells];
    double[][] z = new double[rounds][cells];
    for (int r = 0; r < rounds; r++) {
      for (int c = 0; c < cells; c++) {
        double residual = y[r][c] - fit[r][c];
        clipped[r][c] = Math.abs(residual) > 2 * scale[c];
        z[r][c] = fit[r][c] + Math.max(-2 * scale[c], Math.min(2 * scale[c], residual));
      }
    }
    mean = new double[cells];
    for (int c = 0; c < cells; c++) {
      mean[c] = columnMean(z, c);
    }
    variance = variances(z);
    p = new double[cells][cells];
    for (int a = 0; a < cells; a++) {
      for (int b = 0; b < cells; b++) {
        p[a][b] = 2 * PlainT.tail(Math.abs(difference(a, b)) / error(a, b), degrees);
      }
    }
    forEquivalence = PlainT.quantile(0.95, degrees);
    forBounds = PlainT.quantile(1 - 0.05 / (cells - 1), degrees);
  }

  private double[][] residualsOfMedianPolish(double[][] y) {
    double[][] e = copy(y);
    for (int pass = 0; pass < 6; pass++) {
      for (int r = 0; r < rounds; r++) {
        double median = median(e[r]);
        for (int c = 0; c < cells; c++) {
          e[r][c] -= median;
        }
      }
      for (int c = 0; c < cells; c++) {
        double median = median(column(e, c));
        for (int r = 0; r < rounds; r++) {
          e[r][c] -= median;
        }
      }
    }
    return e;
  }

  /** 1.4826 MAD with its corrections, shrunk to the family's mean square. */
  private double[] scales(double[][] e) {
    double[] small = {0, 0, 0, 1.6, 1.3, 1.25, 1.2, 1.15};
    double factor = rounds < small.length ? small[rounds] : 1.1;
    double[] mad = new double[cells];
    double meanSquare = 0;
    for (int c = 0; c < cells; c++) {
      double[] absolute = column(e, c);
      for (int r = 0; r < rounds; r++) {
        absolute[r] = Math.abs(absolute[r]);
      }
      mad[c] =
          1.4826
              * median(absolute)
              * factor
              * Math.sqrt(rounds / (rounds - 1.0))
              * Math.sqrt(cells / (cells - 1.0));
      meanSquare += mad[c] * mad[c] / cells;
    }
    double[] scale = new double[cells];
    for (int c = 0; c < cells; c++) {
      scale[c] = Math.sqrt((4 * meanSquare + (rounds - 1) * mad[c] * mad[c]) / (4 + rounds - 1));
    }
    return scale;
  }

  private double[][] fitAfterClipping(double[][] y, double[][] residuals, double[] scale) {
    double[][] fit = copy(y);
    for (int r = 0; r < rounds; r++) {
      for (int c = 0; c < cells; c++) {
        fit[r][c] -= residuals[r][c];
      }
    }
    for (int pass = 0; pass < 6; pass++) {
      double[][] z = new double[rounds][cells];
      for (int r = 0; r < rounds; r++) {
        for (int c = 0; c < cells; c++) {
          double residual = y[r][c] - fit[r][c];
          z[r][c] = fit[r][c] + Math.max(-2 * scale[c], Math.min(2 * scale[c], residual));
        }
      }
      double grand = grandMean(z);
      for (int r = 0; r < rounds; r++) {
        for (int c = 0; c < cells; c++) {
          fit[r][c] = columnMean(z, c) + rowMean(z, r) - grand;
        }
      }
    }
    return fit;
  }

  private double[] variances(double[][] z) {
    double grand = grandMean(z);
    double[] q = new double[cells];
    double all = 0;
    int keptInAll = 0;
    int[] kept = new int[cells];
    for (int c = 0; c < cells; c++) {
      for (int r = 0; r < rounds; r++) {
        double e = z[r][c] - columnMean(z, c) - rowMean(z, r) + grand;
        q[c] += e * e / (rounds - 1);
        kept[c] += clipped[r][c] ? 0 : 1;
      }
      all += q[c];
      keptInAll += kept[c];
    }
    double vbar = all / (cells - 1);
    double common = vbar * Math.pow((double) rounds * cells / keptInAll, 2);
    double[] v = new double[cells];
    for (int c = 0; c < cells; c++) {
      double own = Math.max(0, (q[c] - vbar / cells) / (1 - 2.0 / cells));
      own *= Math.pow((double) rounds / Math.max(1, kept[c]), 2);
      v[c] = (4 * common + (rounds - 1) * own) / (rounds + 3);
    }
    return v;
  }

  double difference(int a, int b) {
    return mean[a] - mean[b];
  }

  double error(int a, int b) {
    return Math.sqrt((variance[a] + variance[b]) / rounds);
  }

  double p(int a, int b) {
    return p[a][b];
  }

  /** By its definition: the smallest alpha at which the step-down procedure rejects. */
  double pHolm(int a, int b) {
    double own = p(a, b);
    double[] all = new double[cells * (cells - 1) / 2];
    int next = 0;
    for (int i = 0; i < cells; i++) {
      for (int j = i + 1; j < cells; j++) {
        all[next++] = p(i, j);
      }
    }
    Arrays.sort(all);
    double adjusted = 0;
    for (int rank = 0; rank < all.length && all[rank] <= own; rank++) {
      adjusted = Math.max(adjusted, all[rank] * (all.length - rank));
    }
    return Math.min(1, adjusted);
  }

  String verdict(int a, int b, double pHolm) {
    double d = difference(a, b);
    double half = forEquivalence * error(a, b);
    if (d - half >= -Math.log(1.05) && d + half <= Math.log(1.05)) {
      return "equivalent";
    }
    return pHolm >= 0.05 ? "inconclusive" : d < 0 ? "faster" : "slower";
  }

  double bound(int cell) {
    double worst = 0;
    for (int other = 0; other < cells; other++) {
      if (other != cell) {
        worst = Math.max(worst, difference(cell, other) + forBounds * error(cell, other));
      }
    }
    return Math.exp(worst);
  }

  private double grandMean(double[][] z) {
    double sum = 0;
    for (double[] row : z) {
      for (double value : row) {
        sum += value;
      }
    }
    return sum / rounds / cells;
  }

  private double columnMean(double[][] z, int c) {
    double sum = 0;
    for (double[] row : z) {
      sum += row[c];
    }
    return sum / rounds;
  }

  private double rowMean(double[][] z, int r) {
    double sum = 0;
    for (double value : z[r]) {
      sum += value;
    }
    return sum / cells;
  }

  private static double[] column(double[][] z, int c) {
    double[] column = new double[z.length];
    for (int r = 0; r < z.length; r++) {
      column[r] = z[r][c];
    }
    return column;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static double[][] copy(double[][] z) {
    double[][] copy = new double[z.length][];
    for (int r = 0; r < z.length; r++) {
      copy[r] = z[r].clone();
    }
    return copy;
  }
}
