package dev.parallax.advice.rules;

import dev.parallax.advice.rules.Finding.Severity;
import dev.parallax.advice.words.Words;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.Spread;
import dev.parallax.stat.SteadyState;
import dev.parallax.stat.VarianceComponents;
import dev.parallax.stat.decision.CellState;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import java.util.List;
import java.util.Optional;

/** Whether there are enough forks, and whether they agree within and among each other. */
final class ForkRules {
  /** Point 9 of the decision rule: beyond this share evidence is suggestive at most. */
  private static final double MOST_CLIPPED = 0.2;

  /** One fork in five may look unsteady by chance, or because of a neighbour. */
  private static final double MOST_UNSTEADY = 0.2;

  /** Standard deviation over mean of the middle fork. */
  private static final double MOST_VARIATION = 0.2;

  /** Of fewer operations the first, for which nothing is in the caches yet, is a tenth. */
  private static final double FEW_OPERATIONS = 10;

  /**
   * Linux's default time slice on eight cores and more (0.75 ms times 1 + log2 of the cores, at
   * most eight of them) over the margin within which cells are equal.
   */
  private static final double SHORT_FORK_SECONDS = 3e-3 / 0.05;

  /** Between these shares of noise rounds and longer forks both help: nothing needs to be said. */
  private static final double MOSTLY = 2.0 / 3;

  private ForkRules() {}

  /** Rounds that not all cells have, so that they don't count. */
  static Optional<Finding> raggedRounds(Subject subject) {
    BatchTable table = subject.table();
    int most = subject.judged().stream().mapToInt(BatchCell::forks).max().orElse(0);
    List<String> shorter =
        subject.judged().stream()
            .filter(cell -> cell.forks() < most && !wasDropped(table, cell))
            .map(cell -> cell.name() + " (" + cell.forks() + ")")
            .toList();
    return !table.commonRounds() || shorter.isEmpty()
        ? Optional.empty()
        : Optional.of(
            subject.finding(
                Severity.HINT,
                "ragged-rounds",
                "compared over the %s that all cells share, though some have %s; fewer have %s"
                    .formatted(
                        Words.count(table.decision().rounds(), "round"),
                        most,
                        Words.list(shorter))));
  }

  private static boolean wasDropped(BatchTable table, BatchCell cell) {
    int member = cell.member().orElseThrow();
    return table.decision().states().get(member).state() == CellState.State.DROPPED;
  }

  /** Two forks: an interval can be drawn, and nothing concluded. One fork is a cell's warning. */
  static Optional<Finding> tooFewForks(Subject subject) {
    int forks = subject.table().decision().rounds();
    return forks < 2 || Evidence.ofRounds(forks) != Evidence.NONE
        ? Optional.empty()
        : Optional.of(
            subject.finding(
                Severity.WARNING,
                "too-few-forks",
                forks + " forks of each cell can't tell a difference from chance; run 5 (-f 5)"));
  }

  /** Cells with so many forks out of line that their estimate isn't what most forks say. */
  static Optional<Finding> muchClipped(Subject subject) {
    return subject.ofCells(
        Severity.WARNING,
        "much-clipped",
        cell -> cell.member().isPresent() && isMuchClipped(subject.table(), cell),
        names ->
            """
            more than %s of the forks of %s are far from the rest, so what rests on them is \
            suggestive at most; find out what else ran, and run again\
            """
                .formatted(Words.percent(MOST_CLIPPED), names));
  }

  private static boolean isMuchClipped(BatchTable table, BatchCell cell) {
    int member = cell.member().orElseThrow();
    long clipped =
        table.decision().clipped().stream().filter(fork -> fork.cell() == member).count();
    return clipped > MOST_CLIPPED * table.decision().states().get(member).rounds();
  }

  /**
   * Cells whose forks kept getting faster or slower while they were measured, in another way than
   * those that were not warm.
   */
  static Optional<Finding> notSteady(Subject subject) {
    return subject.ofCells(
        Severity.WARNING,
        "not-steady",
        cell -> cell.isWarm() && isUnsteady(cell),
        names ->
            """
            the iterations of many forks of %s still change while they are measured; \
            warm up longer (-wi, -w)\
            """
                .formatted(names));
  }

  private static boolean isUnsteady(BatchCell cell) {
    List<SteadyState.Kind> kinds =
        cell.forkTimes().stream()
            .map(fork -> SteadyState.of(fork).kind())
            .filter(kind -> kind != SteadyState.Kind.TOO_FEW_ITERATIONS)
            .toList();
    long unsteady = kinds.stream().filter(kind -> kind != SteadyState.Kind.STEADY).count();
    return unsteady > MOST_UNSTEADY * kinds.size();
  }

  /**
   * Cells whose iterations differ much within a fork, where nothing should change any more. Those
   * that were not warm differ for that reason, which no quiet machine helps against.
   */
  static Optional<Finding> unstableForks(Subject subject) {
    return subject.ofCells(
        Severity.HINT,
        "unstable-forks",
        cell -> cell.isWarm() && variation(cell) > MOST_VARIATION,
        names ->
            """
            iterations of one fork differ by more than %s (standard deviation) in %s; \
            quiet the machine, or measure longer iterations (-r)\
            """
                .formatted(Words.percent(MOST_VARIATION), names));
  }

  /** Of the middle fork, so that one fork with a slow neighbour doesn't count. */
  private static double variation(BatchCell cell) {
    List<Double> variations =
        cell.forkTimes().stream()
            .filter(fork -> fork.size() > 1)
            .map(fork -> Spread.of(fork.stream().mapToDouble(Double::doubleValue).toArray()))
            .map(spread -> Math.sqrt(spread.variance()) / spread.mean())
            .toList();
    return variations.isEmpty() ? 0 : Words.median(variations);
  }

  /**
   * Cells of which a fork measured next to nothing: a handful of operations, and all of them
   * together so short that a single time slice which a neighbour gets in between shows in the
   * fork's mean.
   *
   * <p>Few operations alone are no harm. JMH ends an iteration behind the operation in which its
   * time is over, and divides by the time that it really took: one operation of a second in an
   * iteration of 100 ms is timed as well as any, only the run takes longer. Nor is a short
   * iteration, if there are many: the fork is what is compared, and its mean is over all of them.
   */
  static Optional<Finding> fewOperations(Subject subject) {
    double most =
        subject.table().cells().stream()
            .filter(ForkRules::hasMeasuredLittle)
            .mapToDouble(ForkRules::operations)
            .max()
            .orElse(0);
    return subject.ofCells(
        Severity.HINT,
        "few-operations",
        ForkRules::hasMeasuredLittle,
        names ->
            """
            a fork of %s measured about %s or fewer, in less than %s ms in all, where one time \
            slice of another process makes a difference; measure longer (-r 100ms)\
            """
                .formatted(
                    names,
                    Words.count((int) Math.round(most), "operation"),
                    Math.round(1e3 * SHORT_FORK_SECONDS)));
  }

  private static boolean hasMeasuredLittle(BatchCell cell) {
    return operations(cell) < FEW_OPERATIONS
        && operations(cell) * cell.seconds().value() < SHORT_FORK_SECONDS;
  }

  /** How many operations a fork measured, an iteration one at least; NaN if that isn't known. */
  private static double operations(BatchCell cell) {
    return cell.iterations() * Math.max(1, cell.iterationSeconds() / cell.seconds().value());
  }

  /** Where there is no winner yet: whether more rounds or longer forks would find one. */
  static Optional<Finding> effort(Subject subject) {
    BatchTable table = subject.table();
    List<Double> shares =
        table.cells().stream()
            .map(ForkRules::logTimes)
            .filter(forks -> forks.size() > 1 && forks.stream().anyMatch(fork -> fork.size() > 1))
            .map(forks -> VarianceComponents.ofForks(forks).shareOfNoise(1))
            .toList();
    if (table.decision().recommendation() != Recommendation.NO_CLEAR_WINNER || shares.isEmpty()) {
      return Optional.empty();
    }
    double share = shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    if (share >= 1 - MOSTLY && share <= MOSTLY) {
      return Optional.empty();
    }
    return Optional.of(
        subject.finding(
            Severity.HINT,
            "effort",
            """
            of the noise of a cell's mean %s lies between forks and %s within (average of cells): \
            %s\
            """
                .formatted(
                    Words.wholePercent(share),
                    Words.wholePercent(1 - share),
                    share > MOSTLY
                        ? "more rounds help (-f), longer forks don't"
                        : "more iterations help most (-i, or a longer -r)")));
  }

  /** Verdicts are made of logs, so their noise is what counts. */
  private static List<List<Double>> logTimes(BatchCell cell) {
    return cell.forkTimes().stream()
        .filter(fork -> !fork.isEmpty())
        .map(fork -> fork.stream().map(Math::log).toList())
        .toList();
  }
}
