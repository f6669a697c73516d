package dev.parallax.table.build;

import dev.parallax.group.Axes;
import dev.parallax.group.Dimension;
import dev.parallax.group.View;
import dev.parallax.result.jmh.Mode;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.table.Baseline;
import dev.parallax.table.Baseline.Place;
import dev.parallax.table.Cells;
import dev.parallax.table.Comparer;
import dev.parallax.table.Comparison;
import dev.parallax.table.ScoreRows;
import dev.parallax.table.ScoreTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Builds one table of scores.
 *
 * @param axes what stands where
 * @param view what was asked for
 * @param rule how cells are judged
 * @param otherMetrics names of what was measured besides
 */
record ScoreTableBuilder(Axes axes, View view, DecisionRule rule, List<String> otherMetrics) {
  ScoreTable build() {
    Cells cells = Cells.of(axes);
    List<List<String>> columns = cells.columns();
    Optional<Baseline> baseline = Baseline.of(view, axes, columns);
    Map<Place, Comparison> comparisons =
        baseline
            .map(present -> new Comparer(axes, cells, present, rule).compare())
            .orElse(Map.of());
    // Nobody asked, and nothing can be said: a column of tildes would only take room.
    boolean compared =
        baseline.isPresent()
            && !comparisons.isEmpty()
            && (baseline.get().alwaysShown()
                || comparisons.values().stream().anyMatch(c -> c.ratio().interval().isKnown()));
    Optional<Baseline> shown = compared ? baseline : Optional.empty();
    Map<List<String>, Place> bases = shown.map(b -> b.index(axes, cells)).orElse(Map.of());
    List<Integer> keys = shownKeys(cells);
    TableWords words = new TableWords(axes);
    String prefix = words.prefix();
    return new ScoreTable(
        "",
        words.common(Dimension.MODE),
        Mode.ofLabel(words.common(Dimension.MODE)).map(Mode::words).orElse(""),
        axes.observations().getFirst().measurement().primary().unit().base(),
        keys.stream().anyMatch(key -> axes.row().keys().get(key).equals(Dimension.BENCHMARK))
            ? prefix
            : words.wholePrefix(prefix),
        words.place(),
        words.constants(),
        keys.stream().map(key -> axes.row().keys().get(key)).toList(),
        axes.col().keys(),
        columns.stream().map(this::columnName).toList(),
        rows(cells, keys, prefix, shown, bases, compared ? comparisons : Map.of()),
        bases.values().stream()
            .map(place -> shown.map(b -> b.name(place, axes)).orElse(""))
            .findFirst(),
        (view.isProjected() || compared) && !comparesRows(shown)
            ? new Summaries(cells, rule.confidence()).of(baseColumns(cells, shown, bases))
            : Optional.empty(),
        rule.confidence(),
        Tables.jvms(axes.observations().stream().map(o -> o.measurement().vm()).toList()),
        otherMetrics,
        words.machines());
  }

  /** Among rows that are each other's baselines a mean over rows would mean nothing. */
  private boolean comparesRows(Optional<Baseline> baseline) {
    return baseline.map(b -> axes.row().keys().stream().anyMatch(b::differs)).orElse(false);
  }

  private List<ScoreTable.Row> rows(
      Cells cells,
      List<Integer> keys,
      String prefix,
      Optional<Baseline> baseline,
      Map<List<String>, Place> bases,
      Map<Place, Comparison> comparisons) {
    return new ScoreRows(
        cells,
        row -> keys.stream().map(key -> shownValue(key, cells.row(row).get(key), prefix)).toList(),
        judged(cells, comparisons, baseline, bases),
        bases.values().stream()
            .map(place -> cells.find(place).orElseThrow())
            .collect(Collectors.toSet()),
        rule.confidence());
  }

  private Map<Integer, ScoreRows.Judged> judged(
      Cells cells,
      Map<Place, Comparison> comparisons,
      Optional<Baseline> baseline,
      Map<List<String>, Place> bases) {
    Map<Integer, ScoreRows.Judged> judged = new HashMap<>();
    comparisons.forEach((place, comparison) -> {
      int cell = cells.find(place).orElseThrow();
      int own = Comparer.forks(cells.sample(cell));
      int fewest =
          baseline
              .map(present -> bases.get(present.company(place, axes)))
              .flatMap(cells::get)
              .map(base -> Math.min(own, Comparer.forks(base)))
              .orElse(own);
      judged.put(cell, new ScoreRows.Judged(comparison, fewest));
    });
    return judged;
  }

  /** For each column that of its baseline; none where baselines are rows. */
  private List<Integer> baseColumns(
      Cells cells, Optional<Baseline> baseline, Map<List<String>, Place> bases) {
    List<List<String>> columns = cells.columns();
    if (bases.isEmpty()) {
      return Collections.nCopies(columns.size(), -1);
    }
    return columns.stream()
        .map(column -> {
          Set<Integer> found = new LinkedHashSet<>();
          for (int index = 0; index < cells.rows(); index++) {
            List<String> row = cells.row(index);
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
  private List<Integer> shownKeys(Cells cells) {
    List<Integer> shown = new ArrayList<>();
    for (int key = 0; key < axes.row().keys().size(); key++) {
      String name = axes.row().keys().get(key);
      String first = cells.firstOfRow(0).value(name);
      boolean differs =
          IntStream.range(1, cells.rows())
              .anyMatch(row -> !cells.firstOfRow(row).value(name).equals(first));
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
