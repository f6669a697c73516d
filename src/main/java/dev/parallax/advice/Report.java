package dev.parallax.advice;

import dev.parallax.advice.rules.Finding;
import dev.parallax.advice.rules.Findings;
import dev.parallax.advice.screen.Advice;
import dev.parallax.advice.screen.FirstScreen;
import dev.parallax.advice.screen.Scaling;
import dev.parallax.advice.screen.SpeedUpStacks;
import dev.parallax.advice.screen.TwoIndexes;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import dev.parallax.table.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All there is to show, before any format is chosen.
 *
 * @param firstScreen the answers that stand before all tables, of a run directory of this suite
 * @param parts tables with what is said of them, or two runs side by side
 * @param environment what the run that is reported says of its machine and JVM, by name; empty for
 *     lone files, and for several runs side by side
 */
public record Report(
    Optional<FirstScreen> firstScreen, List<Part> parts, Map<String, String> environment) {
  public Report {
    parts = List.copyOf(parts);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** What a report is made of. */
  public sealed interface Part permits Section, ComparisonReport {
    /** What bears on it. */
    List<Finding> findings();
  }

  /**
   * A table with what can be said about it.
   *
   * @param table the numbers
   * @param advice both questions answered, where the table allows it
   * @param scaling how each model scales with its workers; empty for a table of scores
   * @param stacks what cells fall short of N times serial by; empty for a table of scores
   * @param findings what bears on it
   */
  public record Section(
      Table table,
      Optional<Advice> advice,
      List<Scaling> scaling,
      Optional<SpeedUpStacks> stacks,
      List<Finding> findings)
      implements Part {
    public Section {
      scaling = List.copyOf(scaling);
      findings = List.copyOf(findings);
    }

    static Section of(Table table, Optional<RunFacts> run, List<Finding> ofAll) {
      List<Finding> findings =
          Stream.concat(ofAll.stream(), Findings.of(table, run).stream()).toList();
      return table instanceof BatchTable batches
          ? new Section(
              table,
              Optional.of(TwoIndexes.inWords(batches)),
              Scaling.of(batches),
              Optional.of(
                  SpeedUpStacks.of(batches, run.map(RunFacts::cores).orElse(OptionalInt.empty()))),
              findings)
          : new Section(table, Optional.empty(), List.of(), Optional.empty(), findings);
    }
  }

  /** Puts tables into words. */
  public static Report of(List<Table> tables) {
    return of(tables, Optional.empty());
  }

  /**
   * Puts the tables of a run into words.
   *
   * @param run what is known of it; empty for lone files, and for several runs side by side
   */
  public static Report of(List<Table> tables, Optional<RunFacts> run) {
    List<BatchTable> batches =
        tables.stream().filter(BatchTable.class::isInstance).map(BatchTable.class::cast).toList();
    // What is said of all tables of batches is said once, below the first of them.
    List<Finding> ofAll = Findings.ofAll(batches);
    int first = batches.isEmpty() ? -1 : tables.indexOf(batches.getFirst());
    return new Report(
        run.flatMap(facts -> FirstScreen.of(batches, facts)),
        IntStream.range(0, tables.size())
            .<Part>mapToObj(i -> Section.of(tables.get(i), run, i == first ? ofAll : List.of()))
            .toList(),
        run.map(RunFacts::facts).orElse(Map.of()));
  }

  /** The report of two runs side by side. */
  public static Report of(ComparisonReport comparison) {
    return new Report(Optional.empty(), List.of(comparison), Map.of());
  }

  /** The tables, which a report of two runs side by side has none of. */
  public List<Section> sections() {
    return parts.stream().filter(Section.class::isInstance).map(Section.class::cast).toList();
  }
}
