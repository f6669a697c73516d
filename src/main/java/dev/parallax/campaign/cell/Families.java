package dev.parallax.campaign.cell;

import dev.parallax.campaign.race.RaceFamily;
import dev.parallax.campaign.race.RaceFamily.Contender;
import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.suite.CaseCells;
import dev.parallax.suite.CaseKey;
import dev.parallax.suite.Model;
import dev.parallax.suite.ParameterNames;
import dev.parallax.suite.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The families of a campaign: which cells are compared with each other.
 *
 * @param byName the cells of each, cheapest first, by the family's name
 */
public record Families(Map<String, List<Cell>> byName) {
  /**
   * Serial, then few workers before many, then threads before processes; last what has no limit.
   */
  private static final Comparator<Cell> CHEAPEST_FIRST =
      Comparator.comparing((Cell cell) -> !cell.key().isSerial())
          .thenComparing(cell -> cell.key().isUnbounded())
          .thenComparingInt(Cell::workers)
          .thenComparingInt(
              cell -> Model.rank(cell.params().getOrDefault(ParameterNames.MODEL, "")))
          .thenComparingInt(cell -> cell.carriers().orElse(0))
          .thenComparing(cell -> cell.childArgs().orElse(""));

  /** The families that some cells form; cells of other benchmarks belong to none. */
  public static Families of(List<Cell> cells) {
    List<CaseCells<Cell>> families = CaseCells.of(cells, Cell::key);
    List<CaseKey> keys = families.stream().map(CaseCells::key).toList();
    Map<String, List<Cell>> byName = new LinkedHashMap<>();
    for (CaseCells<Cell> family : families) {
      List<Cell> members = new ArrayList<>(family.cells());
      members.sort(CHEAPEST_FIRST);
      byName.put(family.key().name(keys), members);
    }
    return new Families(byName);
  }

  /** As the race sees them; a cell is known by its label. */
  public List<RaceFamily> contenders() {
    return byName.entrySet().stream()
        .map(family ->
            new RaceFamily(
                family.getKey(),
                family.getValue().stream().map(Families::contender).toList(),
                family.getValue().getFirst().key().isSerial()
                    ? OptionalInt.of(0)
                    : OptionalInt.empty()))
        .toList();
  }

  private static Contender contender(Cell cell) {
    boolean otherWork =
        cell.hasOtherJvms()
            && cell.work()
                .map(work -> work.workload().traits().contains(Trait.OTHER_WORK_IN_PROCESSES))
                .orElse(false);
    return new Contender(cell.label(), !otherWork);
  }

  /**
   * The cells of an A/A control, by the name of their family: one of each is run twice in every
   * round, as if it were two. What makes it differ from itself would make others differ as well.
   *
   * <p>It is platform threads with a worker for each core, if the family has that: a cell that is
   * rarely dropped. The twin's times are in the journal and in {@code aa.json}, never among the
   * results.
   */
  public Map<String, Cell> twins(int cores) {
    Map<String, Cell> twins = new LinkedHashMap<>();
    byName.forEach((family, cells) -> {
      List<Cell> parallel =
          cells.stream().filter(cell -> cell.params().containsKey(ParameterNames.MODEL)).toList();
      parallel.stream()
          .filter(cell -> cell.model() == ConcurrencyModel.PLATFORM && cell.workers() == cores)
          .findFirst()
          .or(() -> parallel.stream().findFirst())
          .ifPresent(cell -> twins.put(family, cell));
    });
    return twins;
  }
}
