package dev.parallax.result.jmh;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small map that keeps its order and never changes: two arrays instead of a table with an object
 * per entry, because a large file leaves a hundred thousand of them. {@code Map.copyOf} is as small
 * but forgets the order.
 */
public final class OrderedMap<V> extends AbstractMap<String, V> {
  /** Beyond this a search from the front takes longer than a hash. */
  private static final int MOST = 16;

  private static final String[] NO_KEYS = {};

  private final String[] keys;
  private final V[] values;

  private OrderedMap(String[] keys, V[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** A copy that can't be changed, in the same order. */
  public static <V> Map<String, V> copyOf(Map<String, V> map) {
    return copyOf(map, NO_KEYS);
  }

  /** The same, sharing the keys of another map if they are equal: those of most rows are. */
  public static <V> Map<String, V> copyOf(Map<String, V> map, Map<String, V> like) {
    return copyOf(map, like instanceof OrderedMap<V> other ? other.keys : NO_KEYS);
  }

  private static <V> Map<String, V> copyOf(Map<String, V> map, String[] like) {
    if (map instanceof OrderedMap) {
      return map;
    }
    if (map.isEmpty()) {
      return Map.of();
    }
    if (map.size() > MOST) {
      return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
    @SuppressWarnings("unchecked") // Nothing but values of the map is put in, and it never leaves.
    V[] values = (V[]) map.values().toArray();
    String[] keys = map.keySet().toArray(String[]::new);
    return new OrderedMap<>(Arrays.equals(keys, like) ? like : keys, values);
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return values[i];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return Arrays.asList(keys).contains(key);
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return keys.length;
      }

      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < keys.length;
          }

          @Override
          public Map.Entry<String, V> next() {
            if (next == keys.length) {
              throw new NoSuchElementException();
            }
            return Map.entry(keys[next], values[next++]);
          }
        };
      }
    };
  }
}
