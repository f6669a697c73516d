package dev.parallax.table.compare;

import dev.parallax.stat.CommonShift;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.Verdict;
import java.util.List;
import java.util.Map;

/**
 * Two runs row by row.
 *
 * @param base label of the run that is compared with
 * @param latest label of the run that is judged
 * @param margin a smaller difference counts as none
 * @param confidence of intervals and verdicts
 * @param prefix what the names of all benchmarks begin with, left out of the rows' keys
 * @param keys names of the dimensions in which rows differ
 * @param constants the other parameters, the same in all rows
 * @param rows what both have, in natural order
 * @param onlyBase the rows that only the base has
 * @param onlyLatest the rows that only the latest has
 * @param shift whether all of it moved by one factor
 * @param conditions under which the rows of both were measured, where they differ
 * @param jumps where the machine seems to have changed in the middle of a run
 * @param machinesKnown whether both say what machine they ran on
 * @param inTurns whether forks of either were measured before the other's last; false if they don't
 *     both say when
 * @param unmatched if there are no rows: the keys without which there would be some
 */
public record RunComparison(
    String base,
    String latest,
    double margin,
    double confidence,
    String prefix,
    List<String> keys,
    Map<String, String> constants,
    List<ComparedRow> rows,
    List<LoneRow> onlyBase,
    List<LoneRow> onlyLatest,
    CommonShift shift,
    List<Condition> conditions,
    List<MachineJump> jumps,
    boolean machinesKnown,
    boolean inTurns,
    List<Condition> unmatched) {
  /**
   * Something that should be the same in both runs and isn't.
   *
   * @param name what it is
   * @param base its values in the base
   * @param latest its values in the latest
   * @param rows how many rows it concerns
   * @param isList whether each run has all of its values at once, and those of both are left out
   */
  public record Condition(
      String name, List<String> base, List<String> latest, int rows, boolean isList) {}

  /**
   * A row that only one run has.
   *
   * @param type the class of its benchmark
   * @param name all of it in one line
   */
  public record LoneRow(String type, String name) {}

  /**
   * A fork from which on a run took another time than before, though all forks of a row run the
   * same code.
   *
   * @param run its label
   * @param row the name of the fork's row
   * @param fork its number in the row, from 1
   * @param ratio time from there on over time before
   * @param length for how many forks it stayed so
   * @param forks of the whole run
   */
  public record MachineJump(
      String run, String row, int fork, double ratio, int length, int forks) {}

  /** How many rows have a verdict. */
  public int count(Verdict verdict) {
    return (int) rows.stream().filter(row -> row.comparison().verdict() == verdict).count();
  }

  /** How many rows have a verdict after the common shift is taken out. */
  public int countApart(Verdict verdict) {
    return (int)
        rows.stream()
            .flatMap(row -> row.apart().stream())
            .filter(apart -> apart.verdict() == verdict)
            .count();
  }

  /** How many rows nothing can be said of: too few forks, or forks that are not of one thing. */
  public int countUndecidable() {
    return (int) rows.stream().filter(row -> row.comparison().evidence() == Evidence.NONE).count();
  }

  /**
   * The rows that got worse by more than the margin, and not by chance.
   *
   * @param withoutShift judge what is left after the common shift is taken out
   */
  public List<ComparedRow> regressions(boolean withoutShift) {
    return rows.stream().filter(row -> row.regressed(margin, withoutShift)).toList();
  }
}
