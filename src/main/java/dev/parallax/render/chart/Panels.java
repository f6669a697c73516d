package dev.parallax.render.chart;

import dev.parallax.advice.Report;
import dev.parallax.advice.screen.Scaling;
import dev.parallax.advice.screen.SpeedUpStacks;
import dev.parallax.render.parts.KeyText;
import dev.parallax.render.plot.Ticks;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tables of one lifecycle that stand in one picture, a panel each.
 *
 * @param panels as many as can be read at once
 */
record Panels(List<Panel> panels) {
  private static final int MOST = 9;
  static final int SIDE_BY_SIDE = 3;
  private static final int LONGEST_NAME = 30;

  /**
   * A table.
   *
   * @param name tells it from the other panels
   * @param scaling of its models
   * @param stacks of its cells
   */
  record Panel(
      String name, BatchTable table, List<Scaling> scaling, Optional<SpeedUpStacks> stacks) {}

  Panels {
    panels = List.copyOf(panels);
  }

  /** As many pictures as it takes. */
  static List<Panels> of(List<Report.Section> sections) {
    List<String> names = names(tables(sections));
    List<Panels> all = new ArrayList<>();
    for (int start = 0; start < sections.size(); start += MOST) {
      List<Panel> some = new ArrayList<>();
      for (int i = start; i < Math.min(sections.size(), start + MOST); i++) {
        some.add(
            new Panel(
                names.get(i),
                (BatchTable) sections.get(i).table(),
                sections.get(i).scaling(),
                sections.get(i).stacks()));
      }
      all.add(new Panels(some));
    }
    return all;
  }

  static List<BatchTable> tables(List<Report.Section> sections) {
    return sections.stream().map(section -> (BatchTable) section.table()).toList();
  }

  /** The workload, with what else differs among the tables. */
  private static List<String> names(List<BatchTable> tables) {
    Set<String> keys = new TreeSet<>();
    tables.forEach(table -> keys.addAll(table.settings().keySet()));
    keys.removeIf(key ->
        tables.stream()
                .map(table -> table.workload() + "\n" + table.settings().get(key))
                .distinct()
                .count()
            == tables.stream().map(BatchTable::workload).distinct().count());
    List<String> full =
        tables.stream()
            .map(table -> {
              List<String> parts = new ArrayList<>(List.of(table.workload()));
              keys.forEach(key -> {
                String value = table.settings().get(key);
                if (value != null) {
                  parts.add(key + "=" + value);
                }
              });
              if (!table.source().isEmpty()) {
                parts.add(table.source());
              }
              return String.join(" ", parts);
            })
            .toList();
    return distinct(KeyText.fit(full, LONGEST_NAME));
  }

  /** Names that were cut may be the same. */
  private static List<String> distinct(List<String> names) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    return names.stream()
        .map(name -> {
          int times = seen.merge(name, 1, Integer::sum);
          return times == 1 ? name : name + " (" + times + ")";
        })
        .toList();
  }

  /** The models in it, in the order of the tables. */
  List<String> models() {
    Set<String> models = new LinkedHashSet<>();
    panels.forEach(panel -> models.addAll(panel.table().models()));
    return List.copyOf(models);
  }

  /** All cells. */
  List<BatchCell> cells() {
    return panels.stream().flatMap(panel -> panel.table().cells().stream()).toList();
  }

  /** What the intervals of the tables are, in words. */
  String confidence() {
    return Ticks.number(panels.getFirst().table().confidence() * 100) + " % intervals";
  }
}
