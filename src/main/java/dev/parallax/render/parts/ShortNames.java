package dev.parallax.render.parts;

import dev.parallax.table.ScoreTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Short names, R1 and R2 and so on, for values that are too long for their column; a legend has the
 * values. Where one of a table's long values gets a short name, all do, so that a value has the
 * same one in every format and at every width: they are numbered as they come in the rows and then
 * in the headings. Shorter values follow, the longest first.
 *
 * <p>Values used to be cut, with a mark. What a cut leaves of eight JSON objects that differ in one
 * character says nothing. Names of benchmarks are still cut, as long as they stay different:
 * packages become initials, and what is left is read more easily than a number.
 */
public final class ShortNames {
  /** Values of at least this many characters get a short name where room is scarce. */
  public static final int LONG = 30;

  private static final Set<String> NAMES_OF_CODE = Set.of("benchmark", "package", "class");

  /** Headings aren't cut shorter than this, since the numbers below them are as wide. */
  private static final int SHORTEST_HEADING = 16;

  private final UnaryOperator<String> escape;
  private final List<String> keys;
  private final List<List<String>> values;
  private final Map<String, String> names = new LinkedHashMap<>();

  private ShortNames(
      UnaryOperator<String> escape,
      List<String> keys,
      IntFunction<List<String>> keyValues,
      List<String> headings) {
    this.escape = escape;
    this.keys = keys;
    values =
        IntStream.range(0, keys.size())
            .mapToObj(key -> keyValues.apply(key).stream().map(Escape::plain).toList())
            .toList();
    Set<String> all = new LinkedHashSet<>();
    columns().filter(key -> !isCode(key)).forEach(key -> all.addAll(values.get(key)));
    headings.stream().map(Escape::plain).forEach(all::add);
    columns().filter(this::isCode).forEach(key -> all.addAll(values.get(key)));
    String prefix = prefix(all);
    Predicate<String> isLong = value -> value.length() >= LONG;
    Comparator<String> byLength = Comparator.comparingInt(String::length);
    Stream.concat(
            all.stream().filter(isLong),
            all.stream().filter(isLong.negate()).sorted(byLength.reversed()))
        .forEach(value -> names.put(value, prefix + (names.size() + 1)));
  }

  /** The short names of a table's values. */
  public static ShortNames of(TableLayout layout) {
    return new ShortNames(
        layout.style().escape(),
        layout.keyNames(),
        layout::keyValues,
        List.copyOf(layout.headingValues()));
  }

  /** The same names for pictures of a table, whose rows are drawn beside the values. */
  public static ShortNames of(ScoreTable table) {
    return new ShortNames(
        UnaryOperator.identity(),
        table.keys(),
        key -> table.rows().stream().map(row -> row.keys().get(key)).toList(),
        table.columnKeys().isEmpty() ? List.of() : table.columns());
  }

  /** What a picture calls a value of a row. */
  public String inPicture(int key, String value) {
    String plain = Escape.plain(value);
    return isCode(key) ? plain : named(plain, LONG - 1);
  }

  /** The short names among those that are shown, each with its value. */
  public Map<String, String> legend(Set<String> shown) {
    Map<String, String> legend = new LinkedHashMap<>();
    names.forEach((value, name) -> {
      if (shown.contains(name)) {
        legend.put(name, value);
      }
    });
    return legend;
  }

  /** A value of the table that looks like a short name must not be taken for one. */
  private static String prefix(Set<String> values) {
    String prefix = "R";
    while (values.stream().anyMatch(Pattern.compile(prefix + "[0-9]+").asMatchPredicate())) {
      prefix += "R";
    }
    return prefix;
  }

  private Stream<Integer> columns() {
    return IntStream.range(0, keys.size()).boxed();
  }

  private boolean isCode(int key) {
    return NAMES_OF_CODE.contains(keys.get(key));
  }

  /** The table for a page, which has room for names of benchmarks but not for long values. */
  public Grid inPage(Grid grid) {
    return shortened(
        grid, key -> isCode(key) ? values.get(key) : named(values.get(key), LONG - 1), LONG - 1);
  }

  /**
   * The table for a terminal or a sheet of paper.
   *
   * @param longest in characters; longer names of benchmarks are cut, longer values get short
   *     names, and long ones in any case
   */
  public Grid inText(Grid grid, int longest) {
    int longestValue = Math.min(longest, LONG - 1);
    return shortened(
        grid, key -> fit(key, longest, longestValue), Math.max(longestValue, SHORTEST_HEADING));
  }

  private List<String> fit(int key, int longest, int longestValue) {
    List<String> whole = values.get(key);
    if (isCode(key)) {
      List<String> cut = KeyText.fit(whole, longest);
      if (new HashSet<>(cut).size() == new HashSet<>(whole).size()) {
        return cut;
      }
    }
    return named(whole, longestValue);
  }

  private List<String> named(List<String> whole, int longest) {
    return whole.stream().map(value -> named(value, longest)).toList();
  }

  private String named(String value, int longest) {
    return value.length() <= longest ? value : names.getOrDefault(value, value);
  }

  /**
   * A grid with other keys.
   *
   * @param column what stands in a column of keys, row by row
   */
  private Grid shortened(Grid grid, IntFunction<List<String>> column, int longestHeading) {
    List<List<String>> shorter = columns().map(column::apply).toList();
    List<Grid.Column> headings =
        grid.columns().stream()
            .map(heading ->
                heading.withValue(named(Escape.plain(heading.value()), longestHeading), escape))
            .toList();
    List<List<Grid.Cell>> rows =
        Grid.rows(
            grid.rows().size(),
            index -> {
              List<Grid.Cell> row = new ArrayList<>(grid.rows().get(index));
              for (int key = 0; key < shorter.size() && index < shorter.get(key).size(); key++) {
                row.set(key, Grid.Cell.of(escape.apply(shorter.get(key).get(index))));
              }
              return row;
            });
    Set<String> shown = new HashSet<>();
    shorter.forEach(shown::addAll);
    headings.forEach(heading -> shown.add(heading.value()));
    return new Grid(headings, rows, grid.across(), grid.keys(), grid.summary(), legend(shown));
  }
}
