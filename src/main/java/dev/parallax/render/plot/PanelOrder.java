package dev.parallax.render.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps panels in the order of the data. Lets-Plot can sort them, or leave them as its hash sets
 * have them; so their names begin with a number to sort by, which is taken off the drawing again.
 */
final class PanelOrder {
  private static final Pattern NUMBER = Pattern.compile("^[0-9]{6}\\|");

  private final Map<String, Map<String, String>> byColumn = new LinkedHashMap<>();

  PanelOrder(Plot plot) {
    for (Optional<String> column : List.of(plot.facets().rows(), plot.facets().columns())) {
      column.ifPresent(name -> {
        Map<String, String> numbered = new LinkedHashMap<>();
        for (Layer layer : plot.layers()) {
          layer
              .data()
              .columns()
              .getOrDefault(name, List.of())
              .forEach(value -> {
                String text = text(value);
                numbered.putIfAbsent(text, number(numbered.size()) + text);
              });
        }
        byColumn.put(name, numbered);
      });
    }
  }

  /** The column that panels go by: colours may go by the one that it is made of. */
  static String column(String name) {
    return "panel of " + name;
  }

  /** The columns of a layer as Lets-Plot should have them. */
  Map<String, List<@Nullable Object>> columns(Data data) {
    Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
    for (Map.Entry<String, List<@Nullable Object>> column : data.columns().entrySet()) {
      columns.put(column.getKey(), new ArrayList<>(column.getValue()));
      Map<String, String> numbered = byColumn.get(column.getKey());
      if (numbered != null) {
        List<@Nullable Object> names = new ArrayList<>();
        for (@Nullable Object value : column.getValue()) {
          names.add(numbered.get(text(value)));
        }
        columns.put(column(column.getKey()), names);
      }
    }
    return columns;
  }

  /** The name of a panel without its number. */
  static String plain(String name) {
    return NUMBER.matcher(name).replaceFirst("");
  }

  private static String number(int index) {
    return String.format(Locale.ROOT, "%06d|", index);
  }

  private static String text(@Nullable Object value) {
    return value instanceof Double number ? Ticks.number(number) : String.valueOf(value);
  }
}
