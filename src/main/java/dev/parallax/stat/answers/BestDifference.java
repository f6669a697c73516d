package dev.parallax.stat.answers;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Interval;
import dev.parallax.stat.answers.JointBounds.Bound;
import java.util.List;

/**
 * The best cell of group A against the best of group B, on the log scale: {@code delta = min over A
 * of mu - min over B of mu}, below 0 when A's best is faster.
 *
 * <p>The best of a group is at most any weighted mean m of its cells, so under any interaction of
 * model and worker count
 *
 * <pre>{@code
 * delta >= min over a in A of max over m in M(B) of l(mu[a] - m)
 * delta <= max over b in B of min over m in M(A) of u(m - mu[b])
 * }</pre>
 *
 * <p>The bounds l hold together for all m of one a. Nothing is paid for the number of cells a: if
 * the bound lies above delta it does so for the truly best a, which is one fixed cell
 * (intersection-union test, Berger 1982).
 *
 * @param logRatio of the cells with the smallest estimates
 * @param lower for each a the bounds of its contrasts
 * @param upper for each b the bounds of its contrasts
 */
record BestDifference(double logRatio, List<List<Bound>> lower, List<List<Bound>> upper) {
  double lo(double factor) {
    return smallestOfSharpest(lower, factor);
  }

  double hi(double factor) {
    return -smallestOfSharpest(upper, factor);
  }

  private static double smallestOfSharpest(List<List<Bound>> cells, double factor) {
    double smallest = Double.POSITIVE_INFINITY;
    for (List<Bound> cell : cells) {
      double sharpest = Double.NEGATIVE_INFINITY;
      for (Bound bound : cell) {
        sharpest = Math.max(sharpest, bound.lower(factor));
      }
      smallest = Math.min(smallest, sharpest);
    }
    return smallest;
  }

  Estimate ratio() {
    return Double.isFinite(lo(1)) && Double.isFinite(hi(1))
        ? new Estimate(Math.exp(logRatio), new Interval(Math.exp(lo(1)), Math.exp(hi(1))))
        : Estimate.withoutInterval(Math.exp(logRatio));
  }
}
