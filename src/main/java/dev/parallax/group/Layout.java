package dev.parallax.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which keys stand where. What nobody asked for is found from the data so that nothing is hidden:
 * every dimension that differs gets a place.
 *
 * <ul>
 *   <li>tables: mode and unit, and the class where classes have many rows each, or a set of models
 *       each
 *   <li>columns: the inputs, if there are several; the metrics, if several are shown; the models of
 *       this suite's cost benchmarks; otherwise a parameter that makes a full grid (see {@link
 *       Pivot})
 *   <li>the machine, if there are several and the inputs, which tell them apart, stand nowhere:
 *       columns, or tables where columns are asked for
 *   <li>rows: everything else that differs; a JDK or the like only where it tells rows apart
 * </ul>
 *
 * @param table keys that get a table each
 * @param row keys down; empty if they are to be found
 * @param col keys across; empty if they are to be found
 * @param ignored dimensions that may differ inside a cell
 */
public record Layout(
    Projection table, Optional<Projection> row, Optional<Projection> col, Set<String> ignored) {
  /** With fewer rows per class than this, a table per class would be a heap of small tables. */
  private static final int ROWS_FOR_A_TABLE = 6;

  /** A unit may differ inside a table only where one of these tells why. */
  private static final Set<String> TELL_UNITS =
      Set.of(Dimension.UNIT, Dimension.MODE, Dimension.METRIC);

  /**
   * Reads what was asked for and completes it.
   *
   * @param observations what is to be shown
   * @throws ExpressionException if the keys can't be read, or stand on two axes
   */
  public static Layout of(View view, List<Observation> observations) {
    Keys keys = Keys.of(observations);
    Optional<Projection> table = view.table().map(text -> parse("--table", text, keys));
    Optional<Projection> row = view.row().map(text -> parse("--row", text, keys));
    Optional<Projection> col = view.col().map(text -> parse("--col", text, keys));
    Set<String> ignored =
        view.ignore().map(text -> parse("--ignore", text, keys).dimensions()).orElse(Set.of());
    Set<String> taken = new LinkedHashSet<>(ignored);
    claim("--table", table, taken, ignored);
    claim("--row", row, taken, ignored);
    claim("--col", col, taken, ignored);
    Map<String, Set<String>> values = Axes.differing(observations);
    Set<String> differing = values.keySet();
    boolean inputsStandNowhere =
        taken.contains(Dimension.LABEL)
            ? ignored.contains(Dimension.LABEL)
            : col.isPresent() || !differing.contains(Dimension.LABEL);
    boolean machinesToTell =
        differing.contains(Dimension.MACHINE)
            && inputsStandNowhere
            && (ignored.contains(Dimension.MACHINE) || !taken.contains(Dimension.MACHINE));
    if (machinesToTell && ignored.contains(Dimension.MACHINE)) {
      throw severalMachines(values.getOrDefault(Dimension.MACHINE, Set.of()).size());
    }
    if (col.isEmpty()) {
      List<String> found = new ArrayList<>();
      List<String> candidates =
          machinesToTell
              ? List.of(Dimension.MACHINE, Dimension.METRIC)
              : List.of(Dimension.LABEL, Dimension.METRIC);
      for (String key : candidates) {
        if (differing.contains(key) && taken.add(key)) {
          found.add(key);
        }
      }
      col = found.isEmpty() ? Optional.empty() : Optional.of(Projection.of(found));
    }
    List<Projection.Field> tableFields =
        new ArrayList<>(table.orElseGet(() -> usualTables(taken, view, observations)).fields());
    if (machinesToTell && taken.add(Dimension.MACHINE)) {
      tableFields.add(Projection.Field.of(Dimension.MACHINE));
    }
    boolean unitsTold =
        List.of(row, col).stream()
            .flatMap(Optional::stream)
            .anyMatch(p -> p.dimensions().stream().anyMatch(TELL_UNITS::contains));
    if (!unitsTold && tableFields.stream().noneMatch(f -> f.key().equals(Dimension.UNIT))) {
      tableFields.add(Projection.Field.of(Dimension.UNIT));
    }
    return new Layout(new Projection(tableFields), row, col, ignored);
  }

  /** Forks of different machines are not forks of one thing, whoever says so. */
  private static ExpressionException severalMachines(int count) {
    return ExpressionException.of(
        "--ignore",
        "\"machine\" can't be ignored: these results are of "
            + count
            + " machines, which are never pooled; have machine, label or file in --table, --row or"
            + " --col");
  }

  private static Projection parse(String option, String text, Keys keys) {
    return Projection.parse(option, text, keys);
  }

  private static void claim(
      String option, Optional<Projection> projection, Set<String> taken, Set<String> ignored) {
    for (Projection.Field field : projection.map(Projection::fields).orElse(List.of())) {
      for (String dimension : Dimension.decidedBy(field.key())) {
        if (!taken.add(dimension)) {
          throw ExpressionException.of(
              option,
              "\""
                  + field.key()
                  + "\" is "
                  + (ignored.contains(dimension) ? "ignored" : "on another axis")
                  + " already");
        }
      }
    }
  }

  private static Projection usualTables(
      Set<String> taken, View view, List<Observation> observations) {
    List<String> keys = new ArrayList<>();
    if (!taken.contains(Dimension.MODE)) {
      keys.add(Dimension.MODE);
    }
    boolean benchmarkFree =
        Dimension.decidedBy(Dimension.BENCHMARK).stream().noneMatch(taken::contains);
    if (view.row().isEmpty() && benchmarkFree) {
      long classes =
          observations.stream()
              .map(o -> o.value(Dimension.PACKAGE) + "." + o.value(Dimension.CLASS))
              .distinct()
              .count();
      boolean large = observations.size() >= ROWS_FOR_A_TABLE * classes;
      if (classes > 1 && (large || observations.stream().anyMatch(Pivot::isOfModels))) {
        keys.add(Dimension.PACKAGE);
        keys.add(Dimension.CLASS);
      }
    }
    return Projection.of(keys);
  }

  /** One table after the other. */
  public List<Axes> tables(List<Observation> observations) {
    Map<List<String>, List<Observation>> byTable = new LinkedHashMap<>();
    for (Observation observation : observations) {
      if (table.admits(observation)
          && row.map(p -> p.admits(observation)).orElse(true)
          && col.map(p -> p.admits(observation)).orElse(true)) {
        byTable
            .computeIfAbsent(table.place(observation), place -> new ArrayList<>())
            .add(observation);
      }
    }
    // Tables as the files have them, which is how people name their benchmarks' order, unless an
    // order was asked for.
    boolean sorted =
        table.fields().stream()
            .anyMatch(field -> !(field.order() instanceof Projection.Order.Usual));
    List<List<String>> places = new ArrayList<>(byTable.keySet());
    if (sorted) {
      places.sort(table.order(observations));
    }
    return places.stream().map(place -> axes(byTable.getOrDefault(place, List.of()))).toList();
  }

  /** The keys of which only some values were asked for. */
  public List<String> listedKeys() {
    return Stream.of(Optional.of(table), row, col)
        .flatMap(Optional::stream)
        .flatMap(projection -> projection.fields().stream())
        .filter(field -> field.order() instanceof Projection.Order.Listed)
        .map(Projection.Field::key)
        .distinct()
        .toList();
  }

  private Axes axes(List<Observation> shown) {
    Set<String> taken = new LinkedHashSet<>(ignored);
    taken.addAll(table.dimensions());
    row.ifPresent(projection -> taken.addAll(projection.dimensions()));
    Projection across =
        col.orElseGet(() ->
            row.isPresent() ? Projection.NONE : Pivot.of(shown, taken).orElse(Projection.NONE));
    taken.addAll(across.dimensions());
    Projection down = row.orElseGet(() -> usualRows(shown, across, taken));
    return new Axes(table, down, across, ignored, row.isPresent(), shown);
  }

  private Projection usualRows(List<Observation> shown, Projection across, Set<String> taken) {
    Set<String> differing = new LinkedHashSet<>(Axes.differing(shown).keySet());
    differing.removeAll(taken);
    if (isSaidBy(across, shown)) {
      differing.remove(Dimension.LABEL);
    }
    List<String> environment = Dimension.ENVIRONMENT.stream().filter(differing::contains).toList();
    differing.removeAll(environment);
    List<String> keys = new ArrayList<>();
    List<String> parts = Dimension.decidedBy(Dimension.BENCHMARK);
    if (parts.stream().noneMatch(part -> taken.contains(part) && !isOfTable(part))) {
      if (parts.stream().anyMatch(differing::contains)) {
        keys.add(Dimension.BENCHMARK);
      }
      parts.forEach(differing::remove);
    }
    keys.addAll(differing);
    // An environment gets a place only where it is all that tells two rows apart.
    for (String key : environment) {
      Projection soFar = Projection.of(keys);
      Map<List<List<String>>, Set<String>> values = new LinkedHashMap<>();
      shown.forEach(observation ->
          values
              .computeIfAbsent(
                  List.of(soFar.place(observation), across.place(observation)),
                  place -> new LinkedHashSet<>())
              .add(observation.value(key)));
      if (values.values().stream().anyMatch(found -> found.size() > 1)) {
        keys.add(key);
      }
    }
    // A row needs a name, even a lone one.
    if (keys.isEmpty() && parts.stream().noneMatch(p -> taken.contains(p) && !isOfTable(p))) {
      keys.add(Dimension.BENCHMARK);
    }
    return Projection.of(keys);
  }

  /** Whether each column is of one input, so that a column of JVMs, say, tells the inputs apart. */
  private static boolean isSaidBy(Projection across, List<Observation> shown) {
    Map<List<String>, String> labels = new LinkedHashMap<>();
    return !across.fields().isEmpty()
        && shown.stream()
            .allMatch(observation -> {
              String label = observation.value(Dimension.LABEL);
              return labels
                  .computeIfAbsent(across.place(observation), place -> label)
                  .equals(label);
            });
  }

  /** Classes that have tables of their own still leave the method to the rows. */
  private boolean isOfTable(String dimension) {
    return table.dimensions().contains(dimension) && !dimension.equals(Dimension.METHOD);
  }
}
