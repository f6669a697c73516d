package dev.parallax.table;

import dev.parallax.group.Axes;
import dev.parallax.group.Dimension;
import dev.parallax.group.ExpressionException;
import dev.parallax.group.Filter;
import dev.parallax.group.Keys;
import dev.parallax.group.Observation;
import dev.parallax.group.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which cell another is compared with: the one that is the baseline and has the same value of every
 * key that the baseline doesn't speak of.
 *
 * @param filter what the baseline is
 * @param keys the keys that may differ between a cell and its baseline
 * @param alwaysShown whether the reader wants to see that nothing can be said, too
 */
public record Baseline(Filter filter, Set<String> keys, boolean alwaysShown) {
  /** Between values of these there is nothing to compare. */
  private static final Set<String> INCOMPARABLE =
      Set.of(Dimension.METRIC, Dimension.MODE, Dimension.UNIT);

  /** Where a cell stands: row and column. */
  public record Place(List<String> row, List<String> col) {}

  /**
   * The baseline of a table: what the reader named, or the first column, if columns are inputs or
   * were asked for.
   *
   * @throws ExpressionException if it names a key that is on no axis
   */
  public static Optional<Baseline> of(View view, Axes axes, List<List<String>> columns) {
    List<String> across = axes.col().keys();
    if (view.baseline().isPresent()) {
      String text = view.baseline().get();
      if (text.equals(View.NO_BASELINE)) {
        return Optional.empty();
      }
      Filter filter = Filter.parse("--baseline", text, Keys.of(axes.observations()));
      List<String> onAxes = new ArrayList<>(across);
      onAxes.addAll(axes.row().keys());
      List<String> decided =
          onAxes.stream().flatMap(key -> Dimension.decidedBy(key).stream()).toList();
      for (String key : filter.keys()) {
        if (!onAxes.contains(key) && !decided.contains(key)) {
          throw ExpressionException.of(
              "--baseline",
              "\""
                  + key
                  + "\" is neither a row nor a column; "
                  + (onAxes.isEmpty() ? "there is only one of each" : "there are ")
                  + String.join(", ", onAxes)
                  + mixed(key, axes));
        }
      }
      return Optional.of(new Baseline(filter, filter.keys(), true));
    }
    Set<String> compared = new LinkedHashSet<>(across);
    compared.removeAll(INCOMPARABLE);
    boolean wanted = view.col().isPresent() || compared.contains(Dimension.LABEL);
    if (!wanted || compared.isEmpty() || columns.size() < 2) {
      return Optional.empty();
    }
    List<Filter> first = new ArrayList<>();
    for (int i = 0; i < across.size(); i++) {
      if (compared.contains(across.get(i))) {
        first.add(Filter.term(across.get(i), columns.getFirst().get(i)::equals));
      }
    }
    return Optional.of(
        new Baseline(Filter.all(first), compared, compared.contains(Dimension.LABEL)));
  }

  /** What a cell holds of a key that is on no axis: perhaps several values, which are pooled. */
  private static String mixed(String key, Axes axes) {
    boolean several =
        axes.observations().stream().map(o -> o.value(key)).distinct().limit(2).count() > 1;
    String values = View.values(key, axes.observations());
    return several
        ? "; %s is %s, and cells mix them; have it in --row or --col".formatted(key, values)
        : "; %s is %s everywhere".formatted(key, values);
  }

  /** The values of the keys that a baseline speaks of, for a message. */
  public static String values(String baseline, List<Observation> observations) {
    return View.values(Filter.parse("--baseline", baseline, Keys.of(observations)), observations);
  }

  /**
   * The baselines of a table, each under what the cells compared with it have in common.
   *
   * @param cells all cells of the table
   * @throws ExpressionException if some cell would have several
   */
  public Map<List<String>, Place> index(Axes axes, Cells cells) {
    Map<List<String>, Place> index = new LinkedHashMap<>();
    for (Observation observation : axes.observations()) {
      Place place = new Place(axes.row().place(observation), axes.col().place(observation));
      if (filter.test(observation) && cells.isFirst(observation, place)) {
        Place other = index.putIfAbsent(company(place, axes), place);
        if (other != null) {
          throw ExpressionException.of(
              "--baseline",
              "it must be one, not several: " + name(other, axes) + ", " + name(place, axes));
        }
      }
    }
    return index;
  }

  /** What a cell and its baseline have in common. */
  public List<String> company(Place place, Axes axes) {
    List<String> common = new ArrayList<>();
    common(place.row(), axes.row().keys(), common);
    common(place.col(), axes.col().keys(), common);
    return common;
  }

  private void common(List<String> values, List<String> names, List<String> common) {
    for (int i = 0; i < names.size(); i++) {
      if (!differs(names.get(i))) {
        common.add(values.get(i));
      }
    }
  }

  /** Whether a key, or a part of it such as a benchmark's method, may differ. */
  public boolean differs(String key) {
    return keys.contains(key) || Dimension.decidedBy(key).stream().anyMatch(keys::contains);
  }

  /** The baseline in words. */
  public String name(Place place, Axes axes) {
    List<String> parts = new ArrayList<>();
    name(place.col(), axes.col().keys(), parts);
    name(place.row(), axes.row().keys(), parts);
    return String.join(" ", parts);
  }

  private void name(List<String> values, List<String> names, List<String> parts) {
    for (int i = 0; i < names.size(); i++) {
      if (differs(names.get(i))) {
        parts.add(
            names.get(i).equals(Dimension.LABEL)
                ? values.get(i)
                : names.get(i) + "=" + values.get(i));
      }
    }
  }
}
