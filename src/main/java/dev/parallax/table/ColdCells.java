package dev.parallax.table;

import dev.parallax.result.jmh.Metric;
import dev.parallax.result.jmh.Mode;
import dev.parallax.stat.Warmth;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Which cells of a table were not warm when they were measured.
 *
 * <p>What they measured stands in the table as JMH has it. Leaving out their first iterations would
 * make a number that no other tool shows, out of forks that were not run for it: where one
 * iteration is enough, the next one may be, or not.
 */
public final class ColdCells {
  /** To look at every iteration of a huge file takes memory, and nobody reads so many notes. */
  private static final int MOST_CELLS = 5000;

  private ColdCells() {}

  /**
   * The cells that were not warm, by index.
   *
   * @param mode in which they were measured; single shots are often meant to be cold
   * @param cells how many there are
   * @param metrics what was measured in a cell, one per row of the file
   */
  public static Map<Integer, Warmth> of(Mode mode, int cells, IntFunction<List<Metric>> metrics) {
    Map<Integer, Warmth> cold = new HashMap<>();
    if (mode == Mode.SINGLE_SHOT || cells > MOST_CELLS) {
      return cold;
    }
    List<Warmth> warmth = Warmth.ofCells(times(cells, metrics));
    for (int cell = 0; cell < cells; cell++) {
      if (warmth.get(cell).cold()) {
        cold.put(cell, warmth.get(cell));
      }
    }
    return cold;
  }

  /** Made when asked for, since a table of many cells never needs them all at once. */
  private static List<List<List<Double>>> times(int cells, IntFunction<List<Metric>> metrics) {
    return new AbstractList<>() {
      @Override
      public int size() {
        return cells;
      }

      @Override
      public List<List<Double>> get(int cell) {
        return metrics.apply(cell).stream()
            .flatMap(metric -> metric.iterationSecondsPerOperation().stream())
            .toList();
      }
    };
  }

  /** ln of the mean time over that of all iterations but the first. */
  public static double excess(Warmth warmth, Metric metric) {
    int iterations = Math.max(1, metric.iterations());
    return Math.log((warmth.firstOverRest() + iterations - 1) / iterations);
  }

  public static Warning warning(Warmth warmth, Metric metric) {
    // A value may stand for several iterations of a long fork.
    double values = metric.forks().getFirst().values().count();
    int slow = (int) Math.ceil(warmth.slowIterations() * metric.iterations() / Math.max(1, values));
    String factor =
        new BigDecimal(warmth.firstOverRest()).round(new MathContext(2)).toPlainString();
    String more = slow == 1 ? "1 more iteration" : slow + " more iterations";
    return new Warning(
        Warning.Kind.NOT_WARM,
        "not warm: in most forks the first iteration takes "
            + factor
            + " times as long as the rest, so nothing is concluded from it; warm up for "
            + (warmth.slowIterations() == values - 1 ? "at least " : "")
            + more
            + " (-wi)");
  }
}
