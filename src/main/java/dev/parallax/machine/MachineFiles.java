package dev.parallax.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The files in which a Linux kernel describes its machine. What is missing, unreadable or malformed
 * is absent: on another system everything is.
 *
 * @param root the folder that holds {@code proc} and {@code sys}
 */
public record MachineFiles(Path root) {
  /** The files of the machine that this runs on. */
  public static MachineFiles ofThisMachine() {
    return new MachineFiles(Path.of("/"));
  }

  /** The text without blanks around it; empty if there is none. */
  Optional<String> text(String path) {
    try {
      // Not UTF-8: a byte that isn't must not hide the rest.
      String text = Files.readString(root.resolve(path), StandardCharsets.ISO_8859_1).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException e) {
      // Absent, forbidden, or refused by a driver: the caller treats them alike.
      return Optional.empty();
    }
  }

  /** The lines; none if there is no such file. */
  List<String> lines(String path) {
    return text(path).map(text -> text.lines().toList()).orElse(List.of());
  }

  /** A file that holds one whole number. */
  OptionalLong number(String path) {
    return text(path).map(MachineFiles::wholeNumber).orElse(OptionalLong.empty());
  }

  /** Names of what a folder holds, shorter first, so that cpu2 stands before cpu10. */
  List<String> names(String folder) {
    try (Stream<Path> entries = Files.list(root.resolve(folder))) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .sorted(Comparator.comparingInt(String::length).thenComparing(name -> name))
          .toList();
    } catch (IOException e) {
      // As with a file: what can't be listed isn't there for us.
      return List.of();
    }
  }

  /** How many CPUs a file lists in the kernel's notation, such as {@code 0-3,8}. */
  OptionalInt cpus(String path) {
    return text(path).map(MachineFiles::cpusIn).orElse(OptionalInt.empty());
  }

  /** How many CPUs such a list has; empty if it can't be understood. */
  static OptionalInt cpusIn(String list) {
    int count = 0;
    for (String range : list.strip().split(",", -1)) {
      if (!range.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
        return OptionalInt.empty();
      }
      String[] ends = range.split("-", -1);
      count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
    }
    return count > 0 ? OptionalInt.of(count) : OptionalInt.empty();
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  /** The number behind a key at the start of a line, with a blank or a colon between them. */
  OptionalLong field(String path, String key) {
    return lines(path).stream()
        .map(line -> line.replace(':', ' ').strip().split("\\s+", -1))
        .filter(words -> words.length > 1 && words[0].equals(key))
        .map(words -> wholeNumber(words[1]))
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /** A whole number of at most 18 digits; anything else is absent. */
  static OptionalLong wholeNumber(String text) {
    return text.matches("-?[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
