package dev.parallax.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a journal has observed of its forks, line by line. */
final class ForkObservations {
  private final Map<String, String> cells = new HashMap<>();
  private final Map<String, List<Disturbance>> byFork = new LinkedHashMap<>();

  /** Takes the names of cells from a header. */
  void addNames(JournalLine header) {
    cells.putAll(header.names());
  }

  /** Takes what was observed of a fork that was measured. */
  void addFork(JournalLine fork) {
    String cell = fork.text("cell").orElse("");
    String name = cells.getOrDefault(cell, cell);
    int round = (int) Math.min(Integer.MAX_VALUE, fork.count("round"));
    double nanos = fork.count("nanos");
    List<Disturbance> found = new ArrayList<>();
    fork.observed()
        .forEach((what, number) -> {
          switch (what) {
            case "throttledMicros" ->
                add(found, Disturbance.Kind.THROTTLED, name, round, number * 1e3 / nanos);
            case "memoryStallMicros" ->
                add(found, Disturbance.Kind.MEMORY_STALL, name, round, number * 1e3 / nanos);
            case "stealShare" -> add(found, Disturbance.Kind.STEAL, name, round, number);
            default -> {
              // Of no use here.
            }
          }
        });
    byFork.put(name + " " + round, found);
  }

  private static void add(
      List<Disturbance> found, Disturbance.Kind kind, String cell, int round, double share) {
    if (kind.matters(share) && Double.isFinite(share)) {
      found.add(new Disturbance(kind, cell, round, Math.min(1, share)));
    }
  }

  /** Of each fork what was observed last. */
  List<Disturbance> disturbances() {
    return byFork.values().stream().flatMap(List::stream).toList();
  }
}
