package dev.parallax.stat.answers;

import dev.parallax.stat.Evidence;
import java.util.List;

/**
 * What to use: of the cells that the answers leave the cheapest that is within the margin of the
 * best, and if none is shown to be, the one with the smallest bound.
 *
 * @param cell its index in the family
 * @param bound how much slower than the best cell of all it is, at most: 1.03 means 3 %; infinite
 *     when nothing is known
 * @param alternatives cells with as many workers whose models the answers leave as well
 * @param boundOfAll the same as {@code bound} for the cell and its alternatives: their largest
 */
public record Use(
    int cell,
    Setting setting,
    double bound,
    Evidence evidence,
    List<Integer> alternatives,
    double boundOfAll) {
  public Use {
    alternatives = List.copyOf(alternatives);
  }
}
