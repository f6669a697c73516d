package dev.parallax.stat;

import java.util.Arrays;

/** A small table of rounds (rows) and cells (columns), with what a two-way fit needs. */
public final class Matrix {
  /** Makes the median absolute deviation estimate a normal standard deviation. */
  public static final double MAD_TO_SIGMA = 1.4826;

  private final double[][] values;

  public Matrix(double[][] values) {
    this.values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }

  public Matrix copy() {
    return new Matrix(values);
  }

  public int rows() {
    return values.length;
  }

  public int columns() {
    return values[0].length;
  }

  public double at(int row, int column) {
    return values[row][column];
  }

  public Matrix plus(Matrix other) {
    return combine(other, 1);
  }

  public Matrix minus(Matrix other) {
    return combine(other, -1);
  }

  private Matrix combine(Matrix other, int sign) {
    Matrix result = copy();
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        result.values[row][column] += sign * other.values[row][column];
      }
    }
    return result;
  }

  /** Each value limited to plus-minus {@code times} its column's scale. */
  public Matrix clipped(double[] scale, double times) {
    Matrix result = copy();
    for (double[] row : result.values) {
      for (int column = 0; column < row.length; column++) {
        double limit = times * scale[column];
        row[column] = Math.clamp(row[column], -limit, limit);
      }
    }
    return result;
  }

  /** The additive part: row mean + column mean - grand mean. */
  public Matrix additive() {
    double[] columnMeans = columnMeans();
    double grand = Arrays.stream(columnMeans).average().orElseThrow();
    Matrix result = copy();
    for (double[] row : result.values) {
      double rowMean = Arrays.stream(row).average().orElseThrow();
      for (int column = 0; column < row.length; column++) {
        row[column] = rowMean + columnMeans[column] - grand;
      }
    }
    return result;
  }

  public double[] columnMeans() {
    double[] means = new double[columns()];
    for (int column = 0; column < means.length; column++) {
      means[column] = Arrays.stream(column(column)).average().orElseThrow();
    }
    return means;
  }

  public double[] columnSquares() {
    double[] sums = new double[columns()];
    for (double[] row : values) {
      for (int column = 0; column < row.length; column++) {
        sums[column] += row[column] * row[column];
      }
    }
    return sums;
  }

  public double medianAbsolute(int column) {
    return median(Arrays.stream(column(column)).map(Math::abs).toArray());
  }

  public void subtractRowMedians() {
    for (double[] row : values) {
      double median = median(row.clone());
      for (int column = 0; column < row.length; column++) {
        row[column] -= median;
      }
    }
  }

  public void subtractColumnMedians() {
    for (int column = 0; column < columns(); column++) {
      double median = median(column(column));
      for (double[] row : values) {
        row[column] -= median;
      }
    }
  }

  private double[] column(int column) {
    return Arrays.stream(values).mapToDouble(row -> row[column]).toArray();
  }

  /** The correction of a median absolute deviation for few rounds, by simulation. */
  public static double madFactor(int rounds) {
    return switch (rounds) {
      case 3 -> 1.6;
      case 4 -> 1.3;
      case 5 -> 1.25;
      case 6 -> 1.2;
      case 7 -> 1.15;
      default -> 1.1;
    };
  }

  /** Sorts the given values. */
  public static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
