package dev.parallax.table;

import dev.parallax.group.Axes;
import dev.parallax.group.Dimension;
import dev.parallax.group.Observation;
import dev.parallax.group.View;
import dev.parallax.result.Mode;
import dev.parallax.stat.DecisionRule;
import dev.parallax.table.Baseline.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds one table of scores.
 *
 * @param axes what stands where
 * @param view what was asked for
 * @param rule how cells are judged
 */
record ScoreTableBuilder(Axes axes, View view, DecisionRule rule) {
  ScoreTable build() {
    Map<Place, Sample> cells = cells();
    List<List<String>> rows =
        cells.keySet().stream()
            .map(Place::row)
            .distinct()
            .sorted(axes.row().order(axes.observations()))
            .toList();
    List<List<String>> columns =
        cells.keySet().stream()
            .map(Place::col)
            .distinct()
            .sorted(axes.col().order(axes.observations()))
            .toList();
    Optional<Baseline> baseline = Baseline.of(view, axes, columns);
    Map<Place, Comparison> comparisons = comparisons(baseline, cells);
    // Nobody asked, and nothing can be said: a column of tildes would only take room.
    boolean compared =
        baseline.isPresent()
            && !comparisons.isEmpty()
            && (baseline.get().alwaysShown()
                || comparisons.values().stream().anyMatch(c -> c.ratio().interval().isKnown()));
    Optional<Baseline> shown = compared ? baseline : Optional.empty();
    Map<List<String>, Place> bases = shown.map(b -> b.index(axes, cells)).orElse(Map.of());
    List<Integer> keys = shownKeys(rows);
    TableWords words = new TableWords(axes);
    String prefix = words.prefix();
    return new ScoreTable(
        "",
        words.common(Dimension.MODE),
        Mode.ofLabel(words.common(Dimension.MODE)).map(Mode::words).orElse(""),
        Objects.requireNonNull(cells.values().iterator().next()).unit(),
        keys.stream().anyMatch(key -> axes.row().keys().get(key).equals(Dimension.BENCHMARK))
            ? prefix
            : words.wholePrefix(prefix),
        words.place(),
        words.constants(),
        keys.stream().map(key -> axes.row().keys().get(key)).toList(),
        axes.col().keys(),
        columns.stream().map(this::columnName).toList(),
        rows.stream()
            .map(row ->
                new ScoreTable.Row(
                    keys.stream().map(key -> shownValue(key, row.get(key), prefix)).toList(),
                    columns.stream()
                        .map(column ->
                            cell(new Place(row, column), cells, shown, bases, comparisons))
                        .toList()))
            .toList(),
        bases.values().stream()
            .map(place -> shown.map(b -> b.name(place, axes)).orElse(""))
            .findFirst(),
        (view.isProjected() || compared) && !comparesRows(shown)
            ? new Summaries(axes, cells, rule.confidence())
                .of(rows, columns, baseColumns(rows, columns, shown, bases))
            : Optional.empty(),
        rule.confidence(),
        words.jvms(),
        words.common(Dimension.MACHINE));
  }

  /** Among rows that are each other's baselines a mean over rows would mean nothing. */
  private boolean comparesRows(Optional<Baseline> baseline) {
    return baseline.map(b -> axes.row().keys().stream().anyMatch(b.keys()::contains)).orElse(false);
  }

  private Map<Place, Sample> cells() {
    Map<Place, List<Observation>> gathered = new LinkedHashMap<>();
    for (Observation observation : axes.observations()) {
      gathered
          .computeIfAbsent(
              new Place(axes.row().place(observation), axes.col().place(observation)),
              place -> new ArrayList<>())
          .add(observation);
    }
    Map<Place, Sample> cells = new LinkedHashMap<>();
    gathered.forEach((place, observations) -> cells.put(place, Sample.of(observations, axes)));
    return cells;
  }

  private Map<Place, Comparison> comparisons(
      Optional<Baseline> baseline, Map<Place, Sample> cells) {
    return baseline
        .map(present -> new Comparer(axes, cells, present, rule).compare())
        .orElse(Map.of());
  }

  private Optional<ScoreCell> cell(
      Place place,
      Map<Place, Sample> cells,
      Optional<Baseline> baseline,
      Map<List<String>, Place> bases,
      Map<Place, Comparison> comparisons) {
    Sample sample = cells.get(place);
    if (sample == null) {
      return Optional.empty();
    }
    Optional<Comparison> comparison =
        baseline.flatMap(present -> Optional.ofNullable(comparisons.get(place)));
    List<Warning> warnings = new ArrayList<>(CellWarnings.of(sample));
    comparison
        .flatMap(present -> CellWarnings.ofComparison(fewestForks(place, cells, baseline, bases)))
        .ifPresent(warnings::add);
    return Optional.of(
        new ScoreCell(
            sample.estimate(rule.confidence()),
            sample.unit(),
            sample.forks(),
            sample.iterations(),
            warnings,
            sample.dimensions(),
            sample.secondary(),
            baseline.map(b -> place.equals(bases.get(b.company(place, axes)))).orElse(false),
            comparison));
  }

  private int fewestForks(
      Place place,
      Map<Place, Sample> cells,
      Optional<Baseline> baseline,
      Map<List<String>, Place> bases) {
    int own = Optional.ofNullable(cells.get(place)).map(Comparer::forks).orElse(0);
    return baseline
        .map(present -> bases.get(present.company(place, axes)))
        .map(cells::get)
        .map(base -> Math.min(own, Comparer.forks(base)))
        .orElse(own);
  }

  /** For each column that of its baseline; none where baselines are rows. */
  private List<Integer> baseColumns(
      List<List<String>> rows,
      List<List<String>> columns,
      Optional<Baseline> baseline,
      Map<List<String>, Place> bases) {
    if (bases.isEmpty()) {
      return Collections.nCopies(columns.size(), -1);
    }
    return columns.stream()
        .map(column -> {
          Set<Integer> found = new LinkedHashSet<>();
          for (List<String> row : rows) {
            Optional<Place> base =
                baseline.flatMap(present ->
                    Optional.ofNullable(bases.get(present.company(new Place(row, column), axes))));
            base.ifPresent(
                place -> found.add(place.row().equals(row) ? columns.indexOf(place.col()) : -1));
          }
          int only = found.size() == 1 ? found.iterator().next() : -1;
          return only == columns.indexOf(column) ? -1 : only;
        })
        .toList();
  }

  /** Keys that were found, not asked for, are left out where all rows of this table agree. */
  private List<Integer> shownKeys(List<List<String>> rows) {
    List<Integer> shown = new ArrayList<>();
    for (int key = 0; key < axes.row().keys().size(); key++) {
      int index = key;
      boolean differs = rows.stream().map(row -> row.get(index)).distinct().count() > 1;
      if (axes.rowsChosen() || differs) {
        shown.add(key);
      }
    }
    if (shown.isEmpty() && !axes.row().keys().isEmpty()) {
      shown.add(0);
    }
    return shown;
  }

  private String shownValue(int key, String value, String prefix) {
    boolean shortened =
        axes.row().keys().get(key).equals(Dimension.BENCHMARK) && value.startsWith(prefix);
    return shortened ? value.substring(prefix.length()) : value;
  }

  private String columnName(List<String> place) {
    return place.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(" "));
  }
}
