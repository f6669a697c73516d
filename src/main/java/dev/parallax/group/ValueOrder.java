package dev.parallax.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The order of a parameter's values, wherever they stand: by size if all are numbers of one kind,
 * else as the files have them, which is the order of JMH's {@code @Param}. The orders of several
 * benchmarks and files are merged so that each is kept where they don't contradict each other.
 *
 * <p>Everything else has its natural order: names of benchmarks, JDKs, machines.
 */
public final class ValueOrder {
  /**
   * More different values than this are a running number or a text of its own for each row, which
   * no author has put in order; to remember them all takes memory. Natural order does for them.
   */
  private static final int MOST_VALUES = 10_000;

  /** For each value those that come directly behind it somewhere, in the order of appearance. */
  private final Map<String, Set<String>> followers = new LinkedHashMap<>();

  private ValueOrder() {}

  /** The order of a key's values in some results, which are in the order of their files. */
  static Comparator<String> of(String key, Collection<Observation> observations) {
    return of(
        key,
        observations,
        observation -> observation.value(key),
        observation -> observation.value(Dimension.LABEL),
        observation -> observation.value(Dimension.BENCHMARK));
  }

  /** The same of rows that are values by key, of several files. */
  public static Comparator<String> of(
      String key, List<? extends Collection<Map<String, String>>> files) {
    record Row(int file, Map<String, String> values) {}
    List<Row> rows = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      int index = file;
      files.get(file).forEach(values -> rows.add(new Row(index, values)));
    }
    return of(
        key,
        rows,
        row -> row.values().getOrDefault(key, ""),
        Row::file,
        row -> row.values().getOrDefault(Dimension.BENCHMARK, ""));
  }

  private static <T> Comparator<String> of(
      String key,
      Collection<T> rows,
      Function<T, String> value,
      Function<T, Object> file,
      Function<T, Object> benchmark) {
    ValueOrder order = new ValueOrder();
    boolean few =
        !key.equals(Dimension.BENCHMARK)
            && !Dimension.decidedBy(Dimension.BENCHMARK).contains(key)
            && !Dimension.ENVIRONMENT.contains(key)
            && order.read(rows, value, row -> List.of(file.apply(row), benchmark.apply(row)));
    if (!few) {
      return NaturalOrder.INSTANCE;
    }
    List<String> values = order.merged();
    bySize(values).ifPresent(size -> values.sort(Comparator.comparingDouble(size)));
    Map<String, Integer> ranks = new HashMap<>();
    values.forEach(known -> ranks.put(known, ranks.size()));
    // A row without the parameter comes first.
    return Comparator.<String>comparingInt(
            known -> known.isEmpty() ? -1 : ranks.getOrDefault(known, ranks.size()))
        .thenComparing(NaturalOrder.INSTANCE);
  }

  /** Reads the rows; false if there are too many values. */
  private <T> boolean read(
      Collection<T> rows, Function<T, String> value, Function<T, Object> sequence) {
    Object current = List.of();
    Set<String> seen = new HashSet<>();
    String last = "";
    for (T row : rows) {
      String next = value.apply(row);
      Object own = sequence.apply(row);
      if (!own.equals(current)) {
        current = own;
        seen.clear();
      }
      followers.computeIfAbsent(next, first -> new LinkedHashSet<>(2));
      boolean first = seen.isEmpty();
      if (seen.add(next)) {
        if (!first) {
          followers.getOrDefault(last, Set.of()).add(next);
        }
        last = next;
      }
      if (followers.size() > MOST_VALUES) {
        return false;
      }
    }
    return true;
  }

  /**
   * Each value behind those it follows; of several that may come next, and where the files
   * contradict each other, the one that appeared first (Kahn 1962, with the order of appearance as
   * the tie-break).
   */
  private List<String> merged() {
    List<String> appearance = new ArrayList<>(followers.keySet());
    Map<String, Integer> places = new HashMap<>();
    appearance.forEach(value -> places.put(value, places.size()));
    int[] before = new int[appearance.size()];
    followers.values().forEach(set -> set.forEach(next -> before[place(places, next)]++));
    TreeSet<Integer> ready = new TreeSet<>();
    TreeSet<Integer> left = new TreeSet<>(places.values());
    left.stream().filter(place -> before[place] == 0).forEach(ready::add);
    List<String> order = new ArrayList<>();
    while (!left.isEmpty()) {
      int next = ready.isEmpty() ? left.first() : ready.first();
      ready.remove(next);
      left.remove(next);
      String value = appearance.get(next);
      order.add(value);
      for (String follower : followers.getOrDefault(value, Set.of())) {
        int place = place(places, follower);
        if (--before[place] == 0 && left.contains(place)) {
          ready.add(place);
        }
      }
    }
    return order;
  }

  private static int place(Map<String, Integer> places, String value) {
    return places.getOrDefault(value, 0);
  }

  /** The size of each value, if all are numbers of one kind; {@code ""} is no value. */
  private static Optional<ToDoubleFunction<String>> bySize(List<String> values) {
    Map<String, Magnitude> read = new HashMap<>();
    for (String value : values) {
      Optional<Magnitude> magnitude = Magnitude.of(value);
      if (magnitude.isPresent()) {
        read.put(value, magnitude.get());
      } else if (!value.isEmpty()) {
        return Optional.empty();
      }
    }
    boolean oneUnit = read.values().stream().map(Magnitude::unit).distinct().count() == 1;
    for (Magnitude.Kind kind : Magnitude.Kind.values()) {
      boolean all = read.values().stream().noneMatch(m -> Double.isNaN(m.size(kind)));
      if (all && (kind != Magnitude.Kind.OF_ONE_UNIT || oneUnit)) {
        Map<String, Double> sizes = new HashMap<>();
        read.forEach((value, magnitude) -> sizes.put(value, magnitude.size(kind)));
        return Optional.of(value -> sizes.getOrDefault(value, Double.NEGATIVE_INFINITY));
      }
    }
    return Optional.empty();
  }
}
