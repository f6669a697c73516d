package dev.parallax.stat;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether the forks of a cell were warm when they were measured, that is, whether their first
 * iterations take as long as the later ones. A cell is cold only if they credibly don't, in a clear
 * majority of its forks.
 *
 * <p>Three forks of two iterations can't tell by themselves. So the noise of the ratios is taken
 * from all cells of a case, without the one fork that is farthest from its cell. A cell that is
 * noisier than the case is held to its own noise. The constants were chosen by simulation;
 * WarmthTest holds what they achieve.
 *
 * @param firstOverRest time of the first iteration over the mean of the others, the median over
 *     forks; NaN if no fork has two iterations
 * @param slowIterations how many leading iterations are slower than those that follow them; 0
 *     unless the cell is cold, and never all
 * @param cold whether the first iterations are credibly slower by more than {@link #MARGIN}
 */
public record Warmth(double firstOverRest, int slowIterations, boolean cold) {
  /** The first iteration of a warm cell is slower by at most this share. */
  public static final double MARGIN = 0.05;

  /** The chance of a false alarm in a case, each time that an iteration is judged. */
  private static final double ALPHA = 0.01;

  private static final double CLEAR_MAJORITY = 2.0 / 3;

  /** The noise of the case counts beside a cell's own as so many degrees of freedom. */
  private static final double PRIOR_WEIGHT = 4;

  /** A variance shrunk like that is known better than its weights say; as in the decision rule. */
  private static final double GAIN = 1.5;

  /** The standard error of a median over that of a mean. */
  private static final double MEDIAN_OVER_MEAN = Math.sqrt(Math.PI / 2);

  /**
   * Judges the cells of one case, in their order.
   *
   * @param cells of each cell its forks, and of each fork the positive times per operation of the
   *     measured iterations in their order
   */
  public static List<Warmth> ofCells(List<List<List<Double>>> cells) {
    int[] slow = new int[cells.size()];
    List<LeadingRatios> first = ratios(cells, 0);
    List<LeadingRatios> ratios = first;
    boolean any = true;
    for (int index = 0; any; index++) {
      any = false;
      boolean[] slower = slower(ratios);
      for (int cell = 0; cell < slow.length; cell++) {
        if (slower[cell] && slow[cell] == index) {
          slow[cell]++;
          any = true;
        }
      }
      ratios = ratios(cells, index + 1);
    }
    return IntStream.range(0, slow.length)
        .mapToObj(
            cell -> new Warmth(Math.exp(first.get(cell).median()), slow[cell], slow[cell] > 0))
        .toList();
  }

  private static List<LeadingRatios> ratios(List<List<List<Double>>> cells, int index) {
    return cells.stream().map(cell -> LeadingRatios.of(cell, index)).toList();
  }

  private static boolean[] slower(List<LeadingRatios> cells) {
    double noise = noise(cells);
    int freedom = freedom(cells);
    double[] p = cells.stream().mapToDouble(cell -> p(cell, noise, freedom)).toArray();
    double[] adjusted = Holm.adjust(p);
    boolean[] slower = new boolean[p.length];
    for (int cell = 0; cell < p.length; cell++) {
      slower[cell] = adjusted[cell] < ALPHA;
    }
    return slower;
  }

  /** The chance of such a median if the margin were true; 1 without a clear majority above it. */
  private static double p(LeadingRatios cell, double noise, int freedom) {
    int forks = cell.values().size();
    double margin = Math.log1p(MARGIN);
    long above = cell.values().stream().filter(value -> value > margin).count();
    if (forks < 2 || freedom < 1 || above < CLEAR_MAJORITY * forks || cell.median() <= margin) {
      return 1;
    }
    double own = cell.squaresBetweenForks();
    int ownFreedom = forks - 1;
    // Where some forks were warmed up for longer, the ratio differs between forks; where several
    // iterations are slow, the later ones differ. Neither is noise, and seldom are both.
    if (cell.freedom() > 0 && cell.squares() / cell.freedom() < own / ownFreedom) {
      own = cell.squares();
      ownFreedom = cell.freedom();
    }
    double prior = Math.min(PRIOR_WEIGHT, freedom);
    double variance = Math.max(noise, (prior * noise + own) / (prior + ownFreedom));
    double error = MEDIAN_OVER_MEAN * Math.sqrt(variance / forks);
    return StudentT.twoSidedP((cell.median() - margin) / error, GAIN * (prior + forks - 1)) / 2;
  }

  private static int freedom(List<LeadingRatios> cells) {
    int freedom = cells.stream().mapToInt(cell -> Math.max(0, cell.values().size() - 1)).sum();
    return freedom > 1 ? freedom - 1 : freedom;
  }

  /**
   * The variance between the forks of all cells, without the one fork that is farthest from its
   * cell.
   */
  private static double noise(List<LeadingRatios> cells) {
    double squares = cells.stream().mapToDouble(LeadingRatios::squaresBetweenForks).sum();
    int freedom = freedom(cells);
    double farthest =
        freedom < 2
            ? 0
            : cells.stream().mapToDouble(LeadingRatios::squaresOfFarthest).max().orElse(0);
    return (squares - farthest) / Math.max(1, freedom);
  }
}
