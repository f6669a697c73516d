package dev.parallax.group;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which dimensions differ among rows, and which are the same in all: what differs gets a column,
 * what doesn't is said once. So no parameter is ever averaged over unseen.
 *
 * @param varying names of the dimensions that differ or that only some rows have
 * @param constant the others with their value
 */
public record Variation(List<String> varying, Map<String, String> constant) {
  public Variation {
    varying = List.copyOf(varying);
    constant = Collections.unmodifiableMap(new LinkedHashMap<>(constant));
  }

  /** Looks at rows, each a map from dimension to value. */
  public static Variation of(Collection<Map<String, String>> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    Map<String, String> constant = new LinkedHashMap<>();
    Set<String> varying = new LinkedHashSet<>();
    for (String name : names) {
      Set<String> values = new LinkedHashSet<>();
      boolean everywhere = true;
      for (Map<String, String> row : rows) {
        String value = row.get(name);
        if (value == null) {
          everywhere = false;
        } else {
          values.add(value);
        }
      }
      if (everywhere && values.size() == 1) {
        constant.put(name, values.iterator().next());
      } else {
        varying.add(name);
      }
    }
    return new Variation(List.copyOf(varying), constant);
  }
}
