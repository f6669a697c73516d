package dev.parallax.table.compare;

import dev.parallax.group.Dimension;
import dev.parallax.group.ExpressionException;
import dev.parallax.group.Observation;
import dev.parallax.group.Observations;
import dev.parallax.group.View;
import dev.parallax.result.Environment;
import dev.parallax.result.ResultFile;
import dev.parallax.stat.CommonShift;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.table.Comparison;
import dev.parallax.table.RowNames;
import dev.parallax.table.Sample;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares two runs row by row: what they have in common by benchmark, parameters, mode, threads
 * and metric is judged by the project's decision rule for two cells without common rounds, with p
 * values adjusted for all rows (Holm).
 */
public final class RunComparer {
  /**
   * What both runs measured of a row.
   *
   * @param first the sample of the base, or of the run that is searched for jumps
   */
  record Pair(Map<String, String> row, Sample first, Sample second) {
    boolean isTime() {
      return ComparedRow.isTime(row, first.unit());
    }
  }

  private final ResultFile base;
  private final ResultFile latest;
  private final DecisionRule rule;
  private final List<String> ignored;

  private RunComparer(ResultFile base, ResultFile latest, DecisionRule rule, List<String> ignored) {
    this.base = base;
    this.latest = latest;
    this.rule = rule;
    this.ignored = ignored;
  }

  /**
   * Compares two runs.
   *
   * @param base what is compared with
   * @param latest what is judged; its label is another
   * @param rule margin and confidence
   * @param view which rows and which secondary metrics to compare, and by what rows are not matched
   * @param machines what is known of the machine of each file, by label
   * @throws ExpressionException if the view can't be understood, or asks for what isn't there
   */
  public static RunComparison compare(
      ResultFile base,
      ResultFile latest,
      DecisionRule rule,
      View view,
      Map<String, String> machines) {
    List<Observation> observations =
        view.select(Observations.of(List.of(base, latest), view.metrics(), false, machines));
    List<String> ignored =
        view.ignore().map(text -> MatchedKeys.ignored(text, observations)).orElse(List.of());
    return new RunComparer(base, latest, rule, ignored).compare(observations);
  }

  private RunComparison compare(List<Observation> observations) {
    Map<Map<String, String>, Sample> before = samples(observations, base.label());
    Map<Map<String, String>, Sample> after = samples(observations, latest.label());
    RowNames names = RowNames.of(common(before, after), common(after, before));
    // What only one run has may differ from the rest in more keys.
    RowNames allNames = RowNames.of(before.keySet(), after.keySet());
    List<Pair> both =
        pairs(before, after).stream()
            .sorted(Comparator.comparing(Pair::row, names.order()))
            .toList();
    Map<Pair, Comparison> comparisons = new RowJudge(rule, 0).judge(both);
    CommonShift shift =
        CommonShift.of(
            comparisons.entrySet().stream()
                .filter(row -> row.getKey().isTime())
                .map(row -> row.getValue().ratio())
                .filter(ratio -> Double.isFinite(ratio.value()) && ratio.value() > 0)
                .toList(),
            rule.margin(),
            rule.confidence());
    Map<Pair, Comparison> apart =
        shift.isCommon()
            ? new RowJudge(rule, Math.log(shift.ratio().value()))
                .judge(both.stream().filter(Pair::isTime).toList())
            : Map.of();
    return new RunComparison(
        base.label(),
        latest.label(),
        rule.margin(),
        rule.confidence(),
        names.prefix(),
        names.keys(),
        names.constants(),
        comparisons.entrySet().stream()
            .map(row ->
                row(
                    row.getKey(),
                    names,
                    row.getValue(),
                    Optional.ofNullable(apart.get(row.getKey()))))
            .toList(),
        only(before, after, allNames),
        only(after, before, allNames),
        shift,
        Conditions.differing(both, ignored),
        Stream.concat(
                jumps(base, pairs(before, after), names).stream(),
                jumps(latest, pairs(after, before), names).stream())
            .toList(),
        Conditions.machinesKnown(before.values()) && Conditions.machinesKnown(after.values()),
        startedBeforeEndOf(base, latest) && startedBeforeEndOf(latest, base),
        both.isEmpty()
            ? MatchedKeys.withoutCommonValue(
                of(observations, base.label()), of(observations, latest.label()))
            : List.of());
  }

  private static List<Map<String, String>> common(
      Map<Map<String, String>, Sample> first, Map<Map<String, String>, Sample> second) {
    return first.keySet().stream().filter(second::containsKey).toList();
  }

  /** What both have, in the order of the first one's file. */
  private static List<Pair> pairs(
      Map<Map<String, String>, Sample> first, Map<Map<String, String>, Sample> second) {
    List<Pair> pairs = new ArrayList<>();
    first.forEach((row, sample) -> {
      Sample other = second.get(row);
      if (other != null) {
        pairs.add(new Pair(row, sample, other));
      }
    });
    return pairs;
  }

  private static boolean startedBeforeEndOf(ResultFile run, ResultFile other) {
    Optional<Instant> start = instant(run, Environment.FIRST_START);
    Optional<Instant> end = instant(other, Environment.LAST_END);
    return start.isPresent() && end.isPresent() && start.get().isBefore(end.get());
  }

  private static Optional<Instant> instant(ResultFile run, String fact) {
    try {
      return run.environment().fact(fact).map(Instant::parse);
    } catch (DateTimeParseException e) {
      // A journal of somebody else's; then it isn't known when.
      return Optional.empty();
    }
  }

  /** In the order of the file, which only in a lone file is that of time. */
  private List<RunComparison.MachineJump> jumps(ResultFile run, List<Pair> pairs, RowNames names) {
    return run.commonRounds()
        ? List.of()
        : JumpFinder.find(
            run.label(), pairs.stream().filter(Pair::isTime).toList(), names, rule.margin());
  }

  private static List<Observation> of(List<Observation> observations, String label) {
    return observations.stream().filter(o -> o.value(Dimension.LABEL).equals(label)).toList();
  }

  private Map<Map<String, String>, Sample> samples(List<Observation> observations, String label) {
    Map<Map<String, String>, List<Observation>> gathered =
        of(observations, label).stream()
            .collect(
                Collectors.groupingBy(
                    observation -> RowNames.keyOf(observation, ignored),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<Map<String, String>, Sample> samples = new LinkedHashMap<>();
    gathered.forEach((key, found) -> samples.put(key, sample(found)));
    return samples;
  }

  /** Rows of several JDKs, or of several values of an ignored key, are not forks of one thing. */
  private Sample sample(List<Observation> found) {
    Map<String, List<String>> mixed = new LinkedHashMap<>();
    Stream.concat(Stream.of(Dimension.JDK), ignored.stream())
        .forEach(key -> mixed.put(key, found.stream().map(o -> o.value(key)).distinct().toList()));
    mixed.values().removeIf(values -> values.size() < 2);
    return new Sample(found, mixed, false);
  }

  private ComparedRow row(
      Pair pair, RowNames names, Comparison comparison, Optional<Comparison> apart) {
    return new ComparedRow(
        Collections.unmodifiableMap(pair.row()),
        names.values(pair.row()),
        names.inOneLine(pair.row()),
        pair.first().unit(),
        side(pair.first()),
        side(pair.second()),
        comparison,
        apart,
        new RowWarnings(base.label(), latest.label(), rule.margin())
            .of(pair.first(), pair.second(), comparison));
  }

  private ComparedRow.Side side(Sample sample) {
    Estimate score = sample.estimate(rule.confidence());
    return new ComparedRow.Side(score, sample.forks(), sample.iterations());
  }

  private static List<RunComparison.LoneRow> only(
      Map<Map<String, String>, Sample> these,
      Map<Map<String, String>, Sample> others,
      RowNames names) {
    return these.keySet().stream()
        .filter(row -> !others.containsKey(row))
        .sorted(names.order())
        .map(row -> new RunComparison.LoneRow(names.type(row), names.inOneLine(row)))
        .toList();
  }
}
