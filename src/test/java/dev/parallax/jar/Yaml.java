package dev.parallax.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A part of a YAML document, by the names on the way to it. */
record Yaml(Object value) {
  /** The documents of a file; a key that stands twice is an error. */
  static List<Yaml> documents(String path) {
    try {
      List<Yaml> documents = new ArrayList<>();
      new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
          .loadAllFromString(Files.readString(Path.of(path)))
          .forEach(document -> documents.add(new Yaml(document)));
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is under a name. */
  Yaml at(String... names) {
    Yaml found = this;
    for (String name : names) {
      if (!(found.value instanceof Map<?, ?> map) || map.get(name) == null) {
        throw new AssertionError("no " + String.join(".", names) + " in " + value);
      }
      found = new Yaml(map.get(name));
    }
    return found;
  }

  boolean has(String name) {
    return value instanceof Map<?, ?> map && map.containsKey(name);
  }

  Set<String> names() {
    return ((Map<?, ?>) value).keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }

  List<Yaml> items() {
    return ((List<?>) value).stream().map(Yaml::new).toList();
  }

  /** The only item of a list that has this value under this name. */
  Yaml item(String name, String wanted) {
    return items().stream()
        .filter(item -> item.has(name) && item.at(name).text().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no item with " + name + ": " + wanted));
  }

  String text() {
    return String.valueOf(value);
  }
}
