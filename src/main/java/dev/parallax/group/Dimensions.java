package dev.parallax.group;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dimensions of an observation with its values, in their order; it never changes. */
public final class Dimensions extends AbstractMap<String, String> {
  private final Set<String> names;
  private final Observation observation;

  Dimensions(Set<String> names, Observation observation) {
    this.names = names;
    this.observation = observation;
  }

  @Override
  public @Nullable String get(@Nullable Object key) {
    return key instanceof String name && names.contains(name) ? observation.value(name) : null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && names.contains(name);
  }

  @Override
  public Set<String> keySet() {
    return names;
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.size();
      }

      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        Iterator<String> next = names.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return next.hasNext();
          }

          @Override
          public Map.Entry<String, String> next() {
            String name = next.next();
            return Map.entry(name, observation.value(name));
          }
        };
      }
    };
  }
}
