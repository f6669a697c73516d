package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.suite.Model;
import dev.parallax.suite.Trait;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import dev.parallax.table.SecondaryValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Virtual threads that write files had fewer carriers than there were workers: a virtual thread
 * stays on its carrier while it is in a file operation, so the others wait for one. JDK 21 and 22
 * add carriers meanwhile, later ones don't.
 */
final class FewCarriersRule implements Rule {
  /** What the profiler {@code tree} calls them. */
  private static final String CARRIERS = "tree.carriers";

  @Override
  public List<Finding> findings(BatchTable table, Optional<RunFacts> run) {
    if (!table.traits().contains(Trait.WRITES_FILES)) {
      return List.of();
    }
    List<BatchCell> lacking =
        table.cells().stream().filter(FewCarriersRule::lacksCarriers).toList();
    if (lacking.isEmpty()) {
      return List.of();
    }
    int most = lacking.stream().mapToInt(cell -> carriers(cell).orElseThrow()).max().orElseThrow();
    List<String> names = lacking.stream().map(BatchCell::name).toList();
    return List.of(
        new Finding(
            Severity.HINT,
            "few-carriers",
            "the virtual threads of "
                + Words.list(names)
                + " had at most "
                + Words.count(most, "carrier")
                + ", and keep theirs while they write a file, so no more of them wrote at once;"
                + " -jvmArgsAppend -Djdk.virtualThreadScheduler.parallelism=N gives them more",
            Findings.name(table, names),
            false));
  }

  private static boolean lacksCarriers(BatchCell cell) {
    OptionalInt carriers = carriers(cell);
    return cell.model().equals(Model.VIRTUAL.label())
        && carriers.isPresent()
        && carriers.getAsInt() < Words.number(cell.workers()).orElse(0);
  }

  private static OptionalInt carriers(BatchCell cell) {
    SecondaryValue carriers = cell.secondary().get(CARRIERS);
    return carriers == null
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.round(carriers.value()));
  }
}
