package dev.parallax.render.parts;

import dev.parallax.stat.decision.Verdict;
import dev.parallax.unit.Quantity;
import dev.parallax.unit.Unit;
import java.util.Set;

/** Verdicts as a table shows them. */
final class Verdicts {
  /** Nothing can be said. */
  static final String NOTHING = "~";

  private static final Set<Quantity> OF_TIME =
      Set.of(Quantity.TIME, Quantity.TIME_PER_OPERATION, Quantity.THROUGHPUT);

  private Verdicts() {}

  /** The word; what isn't time is lower or higher rather than faster or slower. */
  static String word(Verdict verdict, Unit unit) {
    boolean time = OF_TIME.contains(unit.quantity());
    return switch (verdict) {
      case FASTER -> time ? verdict.word() : "lower";
      case SLOWER -> time ? verdict.word() : "higher";
      case EQUIVALENT -> verdict.word();
      case INCONCLUSIVE -> NOTHING;
    };
  }
}
