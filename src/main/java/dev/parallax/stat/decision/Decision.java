package dev.parallax.stat.decision;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a family's data say. Cells are named by their index in the family.
 *
 * @param rounds how many rounds it rests on: those of the cells that are still in the race
 * @param evidence how much it weighs
 * @param logMeans ln of each cell's time per operation; NaN for a cell that was left out
 * @param pairs every pair with a before b
 * @param bounds how much slower than the best each cell may be, at most: 1.03 means 3 %; infinite
 *     when nothing is known. A cell that can't be recommended is bounded as well, but never is the
 *     best that others are bounded against
 * @param leader the recommendable cell with the smallest estimate; empty if none has a time, or if
 *     the times of that cell can't be believed
 * @param prefer the recommended cell, if there is one
 * @param speedUps time of the baseline over time of each cell, with intervals that hold for the
 *     cell one picks; empty without a baseline
 * @param parallelHelps whether any other cell is faster than the baseline
 * @param clipped forks whose weight was limited
 * @param states of each cell: whether it competed to the end, and its rounds
 */
public record Decision(
    int rounds,
    Evidence evidence,
    List<Double> logMeans,
    List<PairVerdict> pairs,
    List<Double> bounds,
    OptionalInt leader,
    OptionalInt prefer,
    List<Estimate> speedUps,
    Answer parallelHelps,
    List<ClippedFork> clipped,
    List<CellState> states) {
  public Decision {
    logMeans = List.copyOf(logMeans);
    pairs = List.copyOf(pairs);
    bounds = List.copyOf(bounds);
    speedUps = List.copyOf(speedUps);
    clipped = List.copyOf(clipped);
    states = List.copyOf(states);
  }

  /** Which kind of recommendation this is. */
  public Recommendation recommendation() {
    if (evidence == Evidence.NONE || pairs.isEmpty() || leader.isEmpty()) {
      return Recommendation.INSUFFICIENT_DATA;
    }
    return prefer.isPresent() ? Recommendation.PREFER : Recommendation.NO_CLEAR_WINNER;
  }

  /** Cells that are still in the race: neither dropped nor left out. */
  public List<Integer> aliveCells() {
    return IntStream.range(0, states.size())
        .filter(cell -> states.get(cell).state() == CellState.State.COMPARED)
        .boxed()
        .toList();
  }

  /** The verdict of cell {@code a} against cell {@code b}. */
  public Verdict verdict(int a, int b) {
    for (PairVerdict pair : pairs) {
      if (pair.a() == a && pair.b() == b) {
        return pair.verdict();
      }
      if (pair.a() == b && pair.b() == a) {
        return pair.verdict().reversed();
      }
    }
    throw new IllegalArgumentException("no pair of " + a + " and " + b);
  }
}
