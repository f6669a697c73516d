package dev.parallax.advice.words;

import dev.parallax.table.BatchTable;
import dev.parallax.table.CarrierCounts;
import java.util.List;

/** How many carriers virtual threads need, in words. */
public final class CarrierWords {
  private CarrierWords() {}

  /** A sentence for each model of which several numbers were tried. */
  public static List<String> of(BatchTable table) {
    return table.carriers().stream().map(counts -> sentence(counts, table.margin())).toList();
  }

  private static String sentence(CarrierCounts counts, double margin) {
    if (counts.fewest().isEmpty()) {
      return "%s: open: %s leads%s"
          .formatted(
              counts.model(),
              Words.count(counts.leading(), "carrier"),
              Double.isFinite(counts.bound())
                  ? ", at most %s slower than the best number".formatted(Words.off(counts.bound()))
                  : "; too few rounds to say");
    }
    boolean isMost = counts.leading() == counts.most();
    return "%s: %s: the fewest within %s of the best number%s"
        .formatted(
            counts.model(),
            counts.leading(),
            Words.percent(margin),
            isMost
                ? "; %s is the most that was tried: -p carriers=%s,%s goes further"
                    .formatted(counts.leading(), 2 * counts.leading(), 4 * counts.leading())
                : "");
  }
}
