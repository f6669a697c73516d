package dev.parallax.table;

import dev.parallax.group.Axes;
import dev.parallax.group.Dimension;
import dev.parallax.stat.Holm;
import dev.parallax.stat.decision.Decision;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Family;
import dev.parallax.stat.decision.FamilyCell;
import dev.parallax.stat.decision.PairVerdict;
import dev.parallax.table.Baseline.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compares the cells of a table with their baselines, by the project's decision rule for two cells:
 * paired by round where both ran in the same rounds, else Welch's t on the logs of fork means. A
 * table of many comparisons finds differences by chance, so p values are adjusted for all of them
 * (Holm).
 *
 * @param axes of the table
 * @param cells of the table
 * @param baseline what to compare with
 * @param rule margin and confidence
 */
public record Comparer(Axes axes, Cells cells, Baseline baseline, DecisionRule rule) {
  /** Fewer forks decide nothing by the decision rule. */
  public static final int FEWEST_FORKS = 3;

  /** The comparisons, by the place of the cell that is compared. */
  public Map<Place, Comparison> compare() {
    Map<List<String>, Place> baselines = baseline.index(axes, cells);
    Map<Place, Comparison> found = new LinkedHashMap<>();
    cells.forEach((place, sample) -> {
      Place base = baselines.get(baseline.company(place, axes));
      if (base != null && !place.equals(base)) {
        cells
            .get(base)
            .flatMap(other -> compare(sample, other))
            .ifPresent(comparison -> found.put(place, comparison));
      }
    });
    return adjusted(found);
  }

  private Optional<Comparison> compare(Sample sample, Sample base) {
    boolean sameQuantity =
        sample.first().value(Dimension.UNIT).equals(base.first().value(Dimension.UNIT))
            && sample.first().value(Dimension.METRIC).equals(base.first().value(Dimension.METRIC));
    boolean pure = sample.residue().isEmpty() && base.residue().isEmpty();
    boolean logs = !sample.hasZeros() && !base.hasZeros();
    // The slowest of all samples is one number, of which no fork has a further one.
    boolean extreme = sample.isExtreme() || base.isExtreme();
    if (!sameQuantity || !pure || !logs || extreme || forks(sample) == 0 || forks(base) == 0) {
      return Optional.empty();
    }
    Decision decision =
        rule.decide(
            new Family(
                List.of(familyCell(sample), familyCell(base)),
                OptionalInt.empty(),
                shareRounds(sample, base)));
    PairVerdict pair = decision.pairs().getFirst();
    return Optional.of(
        new Comparison(
            base.dimensions(),
            pair.ratio(),
            pair.p(),
            pair.pHolm(),
            pair.verdict(),
            decision.evidence()));
  }

  /** Whether the i-th forks of both ran in the same round of the same run. */
  public static boolean shareRounds(Sample a, Sample b) {
    return a.hasRounds()
        && b.hasRounds()
        && a.first().value(Dimension.LABEL).equals(b.first().value(Dimension.LABEL));
  }

  /** How many forks can be compared. */
  public static int forks(Sample sample) {
    return (int) sample.forkTimes().stream().filter(Double::isFinite).count();
  }

  private static FamilyCell familyCell(Sample sample) {
    return new FamilyCell(sample.forkTimes().stream().map(Math::log).toList(), 0, true);
  }

  private Map<Place, Comparison> adjusted(Map<Place, Comparison> found) {
    List<Place> places = List.copyOf(found.keySet());
    double[] p = places.stream().map(found::get).mapToDouble(c -> c == null ? 1 : c.p()).toArray();
    double[] adjusted = Holm.adjust(p);
    Map<Place, Comparison> judged = new LinkedHashMap<>();
    for (int i = 0; i < p.length; i++) {
      Comparison comparison = found.get(places.get(i));
      if (comparison != null) {
        judged.put(places.get(i), comparison.adjusted(adjusted[i], rule.confidence()));
      }
    }
    return judged;
  }
}
