package dev.parallax.campaign;

import dev.parallax.campaign.race.Contender;
import dev.parallax.campaign.race.RaceFamily;
import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.workload.Sharing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The families of a campaign: which cells are compared with each other.
 *
 * <p>These are the batches of one workload and lifecycle with the same settings, each with the
 * serial cell of the same work. The reporting half makes its tables the same way, from the files
 * alone.
 *
 * @param byName the cells of each, cheapest first, by the family's name
 */
record Families(Map<String, List<Cell>> byName) {
  private static final String BATCH = "BatchBenchmark.";
  private static final String SERIAL = BATCH + "serial";

  /** Few workers before many; then serial, threads, processes. */
  private static final Comparator<Cell> CHEAPEST_FIRST =
      Comparator.comparing((Cell cell) -> !isSerial(cell))
          .thenComparingInt(Cell::workers)
          .thenComparingInt(Families::rank)
          .thenComparing(cell -> cell.childArgs().orElse(""));

  /** What the cells of a family have in common. */
  private record Key(String workload, String lifecycle, Map<String, String> settings) {
    static Key of(Cell cell) {
      return new Key(
          cell.params().getOrDefault("workload", ""),
          cell.shortName().substring(BATCH.length()),
          Families.settings(cell));
    }

    /** Whether two families differ in nothing but settings. */
    boolean isLike(Key other) {
      return workload.equals(other.workload) && lifecycle.equals(other.lifecycle);
    }

    /** Workload and lifecycle, with the settings that tell it from other families. */
    String name(Collection<Key> all) {
      StringBuilder name = new StringBuilder(workload);
      settings.forEach((setting, value) -> {
        if (all.stream()
            .anyMatch(other -> isLike(other) && !value.equals(other.settings.get(setting)))) {
          name.append(' ').append(setting).append('=').append(value);
        }
      });
      return name.append(", ").append(lifecycle).toString();
    }
  }

  /** The families that some cells form; cells of other benchmarks belong to none. */
  static Families of(List<Cell> cells) {
    Map<Key, List<Cell>> families = new LinkedHashMap<>();
    for (Cell cell : cells) {
      if (isBatch(cell) && !isSerial(cell)) {
        families.computeIfAbsent(Key.of(cell), unused -> new ArrayList<>()).add(cell);
      }
    }
    Map<String, List<Cell>> byName = new LinkedHashMap<>();
    families.forEach((key, family) -> {
      serialOf(key, cells).ifPresent(family::add);
      family.sort(CHEAPEST_FIRST);
      byName.put(key.name(families.keySet()), family);
    });
    return new Families(byName);
  }

  /** As the race sees them; a cell is known by its label. */
  List<RaceFamily> contenders() {
    return byName.entrySet().stream()
        .map(family ->
            new RaceFamily(
                family.getKey(),
                family.getValue().stream().map(Families::contender).toList(),
                isSerial(family.getValue().getFirst()) ? OptionalInt.of(0) : OptionalInt.empty()))
        .toList();
  }

  private static Contender contender(Cell cell) {
    boolean otherWork =
        cell.isProcess()
            && cell.work().map(work -> work.workload().sharing() != Sharing.NONE).orElse(false);
    return new Contender(cell.label(), !otherWork);
  }

  private static Map<String, String> settings(Cell cell) {
    Map<String, String> settings = new LinkedHashMap<>(cell.allParams());
    settings.keySet().removeAll(List.of("workload", "model", "workers", Cell.CHILD_ARGS));
    return settings;
  }

  private static Optional<Cell> serialOf(Key key, List<Cell> cells) {
    return cells.stream()
        .filter(Families::isSerial)
        .filter(serial ->
            key.workload.equals(serial.params().get("workload"))
                && key.settings.equals(settings(serial)))
        .findFirst();
  }

  /** Whether a cell runs batches, so that it is compared with others. */
  static boolean isBatch(Cell cell) {
    return cell.shortName().startsWith(BATCH) && cell.params().containsKey("workload");
  }

  private static boolean isSerial(Cell cell) {
    return cell.shortName().equals(SERIAL);
  }

  private static int rank(Cell cell) {
    return ConcurrencyModel.parallel().stream()
        .map(ConcurrencyModel::label)
        .toList()
        .indexOf(cell.params().getOrDefault("model", ""));
  }
}
