package dev.parallax.table;

import dev.parallax.group.Dimension;
import dev.parallax.group.NaturalOrder;
import dev.parallax.group.Observation;
import dev.parallax.group.ValueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the rows of two runs are matched and called.
 *
 * @param keys dimensions in which some rows differ
 * @param constants parameters in which all agree
 * @param prefix what the names of all benchmarks begin with, up to and with a dot
 * @param valueOrders of each key's values
 */
public record RowNames(
    List<String> keys,
    Map<String, String> constants,
    String prefix,
    Map<String, Comparator<String>> valueOrders) {
  /** Where a row was measured, or what another dimension says already. */
  private static final Set<String> NOT_OF_THE_ROW =
      Set.of(
          Dimension.PACKAGE,
          Dimension.CLASS,
          Dimension.METHOD,
          Dimension.LABEL,
          Dimension.FILE,
          Dimension.JDK,
          Dimension.VM,
          Dimension.JVM_ARGS,
          Dimension.MACHINE);

  /** These are worth a word only where they differ. */
  private static final Set<String> USUAL =
      Set.of(Dimension.MODE, Dimension.UNIT, Dimension.THREADS, Dimension.METRIC);

  /** A reader has to know these even if they are the same everywhere. */
  private static final Set<String> SAID_ANYWAY = Set.of(Dimension.MODE, Dimension.THREADS);

  /** Parts of a benchmark's name, in their order. */
  private static final List<String> PARTS =
      List.of(Dimension.PACKAGE, Dimension.CLASS, Dimension.METHOD);

  /**
   * By what a row is matched.
   *
   * @param ignored keys that are left out; parts of the benchmark's name are cut out of it
   */
  public static Map<String, String> keyOf(Observation observation, Collection<String> ignored) {
    Map<String, String> key = new LinkedHashMap<>();
    key.putAll(observation.dimensions());
    if (PARTS.stream().anyMatch(ignored::contains)) {
      key.put(
          Dimension.BENCHMARK,
          PARTS.stream()
              .filter(part -> !ignored.contains(part))
              .map(observation::value)
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(".")));
    }
    key.keySet().removeAll(NOT_OF_THE_ROW);
    key.keySet().removeAll(ignored);
    return key;
  }

  public static RowNames of(
      Collection<Map<String, String>> before, Collection<Map<String, String>> after) {
    List<Map<String, String>> rows = Stream.concat(before.stream(), after.stream()).toList();
    Set<String> all = new LinkedHashSet<>();
    rows.forEach(row -> all.addAll(row.keySet()));
    List<String> keys = new ArrayList<>();
    Map<String, String> constants = new LinkedHashMap<>();
    for (String name : all) {
      List<String> values =
          rows.stream().map(row -> row.getOrDefault(name, "")).distinct().toList();
      if (values.size() > 1 && !name.equals(Dimension.UNIT)) {
        keys.add(name);
      } else if (!USUAL.contains(name) || SAID_ANYWAY.contains(name)) {
        constants.put(name, values.getFirst());
      }
    }
    if (keys.isEmpty()) {
      keys.add(Dimension.BENCHMARK);
      constants.remove(Dimension.BENCHMARK);
    }
    List<String> names = rows.stream().map(RowNames::benchmark).distinct().toList();
    Map<String, Comparator<String>> orders = new HashMap<>();
    keys.stream()
        .filter(key -> !key.equals(Dimension.METRIC))
        .forEach(key -> orders.put(key, ValueOrder.of(key, List.of(before, after))));
    return new RowNames(keys, constants, prefix(names), orders);
  }

  /** What all names begin with, up to and with a dot; the last part of a name always stays. */
  public static String prefix(List<String> names) {
    String prefix = names.isEmpty() ? "" : names.getFirst();
    for (String name : names) {
      while (!prefix.isEmpty() && (!name.startsWith(prefix) || prefix.length() >= name.length())) {
        prefix = prefix.substring(0, prefix.lastIndexOf('.', prefix.length() - 2) + 1);
      }
    }
    return prefix;
  }

  private static String benchmark(Map<String, String> row) {
    return row.getOrDefault(Dimension.BENCHMARK, "");
  }

  /** What stands under the keys. */
  public List<String> values(Map<String, String> row) {
    return keys.stream().map(key -> value(key, row)).toList();
  }

  private String value(String key, Map<String, String> row) {
    return key.equals(Dimension.BENCHMARK)
        ? benchmark(row).substring(prefix.length())
        : row.getOrDefault(key, "");
  }

  /** The row in one line; a benchmark that is the same in all rows goes without saying. */
  public String inOneLine(Map<String, String> row) {
    List<String> words = new ArrayList<>();
    if (keys.contains(Dimension.BENCHMARK) || USUAL.containsAll(keys)) {
      words.add(name(row));
    }
    keys.stream()
        .filter(key -> !key.equals(Dimension.BENCHMARK) && !rank(key, row).isEmpty())
        .forEach(key -> words.add(key + "=" + rank(key, row)));
    return words.isEmpty() ? name(row) : String.join(" ", words);
  }

  /** The class of a row's benchmark, as {@link #inOneLine} writes it. */
  public String type(Map<String, String> row) {
    String name = name(row);
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** Alone in a sentence a method needs its class, whatever all of them begin with. */
  private String name(Map<String, String> row) {
    String name = benchmark(row);
    int method = name.lastIndexOf('.');
    int type = method < 0 ? 0 : name.lastIndexOf('.', method - 1) + 1;
    return name.substring(Math.min(prefix.length(), type));
  }

  /** The order of what stands under the keys, the score before its metrics. */
  public Comparator<Map<String, String>> order() {
    Comparator<Map<String, String>> order =
        Comparator.comparing(RowNames::benchmark, NaturalOrder.INSTANCE);
    for (String key : keys) {
      order =
          order.thenComparing(
              row -> rank(key, row), valueOrders.getOrDefault(key, NaturalOrder.INSTANCE));
    }
    return order;
  }

  private static String rank(String key, Map<String, String> row) {
    String value = row.getOrDefault(key, "");
    return key.equals(Dimension.METRIC) && value.equals(Dimension.SCORE) ? "" : value;
  }
}
