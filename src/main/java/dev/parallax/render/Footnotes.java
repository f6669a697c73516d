package dev.parallax.render;

import dev.parallax.table.Warning;
import java.util.ArrayList;
import java.util.List;

/** Numbers the warnings of a table's cells; equal ones share a number. */
final class Footnotes {
  private final List<String> messages = new ArrayList<>();

  /** The numbers of a cell's warnings. */
  List<Integer> marks(List<Warning> warnings) {
    return warnings.stream().map(Warning::message).distinct().map(this::number).sorted().toList();
  }

  private int number(String message) {
    if (!messages.contains(message)) {
      messages.add(message);
    }
    return messages.indexOf(message) + 1;
  }

  /** The messages; the first has number 1. */
  List<String> messages() {
    return List.copyOf(messages);
  }
}
