package dev.parallax.table.compare;

import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.CellWarnings;
import dev.parallax.table.Comparison;
import dev.parallax.table.Sample;
import dev.parallax.table.Warning;
import dev.parallax.unit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a reader should know of a compared row.
 *
 * @param base label of the run that is compared with
 * @param latest label of the run that is judged
 * @param margin a smaller difference counts as none
 */
record RowWarnings(String base, String latest, double margin) {
  /** What holds for one of the runs only says for which. */
  List<Warning> of(Sample first, Sample second, Comparison comparison) {
    List<Warning> ofBase = of(first);
    List<Warning> ofLatest = of(second);
    List<Warning> warnings = new ArrayList<>();
    CellWarnings.ofComparison(RowJudge.forks(first, second)).ifPresent(warnings::add);
    boolean exploratory = !warnings.isEmpty();
    ofBase.forEach(w -> warnings.add(ofLatest.contains(w) ? w : w.of(base)));
    ofLatest.stream()
        .filter(warning -> !ofBase.contains(warning))
        .forEach(warning -> warnings.add(warning.of(latest)));
    zeros(ValueJudge.of(first, second)).ifPresent(warnings::add);
    floor(first, second, comparison).ifPresent(warnings::add);
    uneven(first, base, comparison).ifPresent(warnings::add);
    uneven(second, latest, comparison).ifPresent(warnings::add);
    // The comparison says it already, and says what follows from it.
    warnings.removeIf(warning -> exploratory && warning.kind() == Warning.Kind.ONE_FORK);
    return List.copyOf(warnings);
  }

  /** Why there is no ratio. */
  private Optional<Warning> zeros(ValueJudge values) {
    String message = "0 in all forks of %s and in none of %s, so there is no ratio";
    return values.isNew()
        ? notPositive(message.formatted(base, latest))
        : values.isGone() ? notPositive(message.formatted(latest, base)) : Optional.empty();
  }

  /** Why what differs is no change. */
  private Optional<Warning> floor(Sample first, Sample second, Comparison comparison) {
    boolean small = ValueJudge.hasLessThanFloor(first) || ValueJudge.hasLessThanFloor(second);
    boolean smallChange =
        comparison.verdict() == Verdict.EQUIVALENT
            && ValueJudge.isBelowFloor(first, second)
            && Math.abs(Math.log(comparison.ratio().value())) > Math.log1p(margin);
    return small || smallChange
        ? notPositive(
            "less than "
                + Numbers.fixed(ValueJudge.FLOOR_BYTES_PER_OPERATION, 0)
                + " B/op, or a change by less, is JMH's own allocation and counts as 0")
        : Optional.empty();
  }

  private static Optional<Warning> notPositive(String message) {
    return Optional.of(new Warning(Warning.Kind.NOT_POSITIVE, message));
  }

  /** Why a large ratio decides nothing. */
  private Optional<Warning> uneven(Sample sample, String label, Comparison comparison) {
    double size = Math.abs(Math.log(comparison.ratio().value()));
    List<Double> times = sample.forkTimes().stream().filter(Double::isFinite).sorted().toList();
    boolean undecided =
        comparison.verdict() == Verdict.INCONCLUSIVE && comparison.evidence() != Evidence.NONE;
    if (!undecided
        || !(size > Math.log1p(margin))
        || Math.log(times.getLast() / times.getFirst()) < size) {
      return Optional.empty();
    }
    return Optional.of(
        new Warning(
                Warning.Kind.UNEVEN_FORKS,
                "the slowest fork is further from the fastest than the runs are from each other,"
                    + " so it can't be distinguished from chance")
            .of(label));
  }

  /** Here no axis can be named to take a mix apart; a filter can. */
  private static List<Warning> of(Sample sample) {
    List<Warning> warnings = new ArrayList<>();
    sample
        .residue()
        .forEach((key, values) ->
            warnings.add(
                new Warning(
                    Warning.Kind.RESIDUE,
                    ("results of several values of %s (%s), so the row is not compared; choose"
                            + " one with --filter %1$s:VALUE")
                        .formatted(key, String.join(", ", values)))));
    CellWarnings.of(sample).stream()
        .filter(warning -> warning.kind() != Warning.Kind.RESIDUE)
        .forEach(warnings::add);
    return warnings;
  }
}
