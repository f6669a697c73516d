package dev.parallax.table.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.group.Bench;
import dev.parallax.group.ExpressionException;
import dev.parallax.group.View;
import dev.parallax.group.ViewBuilder;
import dev.parallax.result.ResultFile;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.LogRatio;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.BatchTable;
import dev.parallax.table.Comparison;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.ScoreCell;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import dev.parallax.table.Warning;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTablesTest {
  private static final double EXACT = 1e-9;

  /** Forks around a centre, with seeded noise. */
  private static double[] forks(Random random, double centre, int count) {
    return random.doubles(count, 0.99, 1.01).map(x -> x * centre).toArray();
  }

  private static Bench maps(String label, double factor, int forks) {
    Random random = new Random(label.hashCode());
    return new Bench(label)
        .row("Maps.get", "size=1", forks(random, 10 * factor, forks))
        .row("Maps.get", "size=10", forks(random, 30 * factor, forks))
        .row("Maps.put", "size=1", forks(random, 20, forks))
        .row("Maps.put", "size=10", forks(random, 50, forks));
  }

  private static ScoreTable only(View view, ResultFile... files) {
    List<Table> tables = Tables.of(List.of(files), ReportSettings.standard(), view, Map.of());
    assertThat(tables).hasSize(1);
    return (ScoreTable) tables.getFirst();
  }

  private static ScoreCell cell(ScoreTable table, int row, int column) {
    return table.rows().get(row).cells().get(column).orElseThrow();
  }

  @Test
  void anotherInputIsComparedWithTheFirstByTheDecisionRule() {
    ScoreTable table = only(View.standard(), maps("a", 1, 5).file(), maps("b", 2, 5).file());

    assertThat(table.columns()).containsExactly("a", "b");
    assertThat(table.baseline()).contains("a");
    assertThat(cell(table, 0, 0).baseline()).isTrue();
    assertThat(cell(table, 0, 0).comparison()).isEmpty();
    Comparison doubled = cell(table, 0, 1).comparison().orElseThrow();
    assertThat(doubled.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(doubled.evidence()).isEqualTo(Evidence.SUGGESTIVE);
    assertThat(doubled.ratio().value()).isCloseTo(2, within(0.04));
    assertThat(cell(table, 2, 1).comparison().orElseThrow().verdict())
        .isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void theRatioIsThatOfForkMeansOnTheLogScale() {
    ResultFile a = new Bench("a").row("A.x", "", 1, 1.1, 1.2).file();
    ResultFile b = new Bench("b").row("A.x", "", 2, 2.5, 2.1).file();

    Estimate ratio = cell(only(View.standard(), a, b), 0, 1).comparison().orElseThrow().ratio();

    Estimate expected = LogRatio.independent(List.of(2.0, 2.5, 2.1), List.of(1.0, 1.1, 1.2), 0.95);
    assertThat(ratio.value()).isCloseTo(expected.value(), within(EXACT));
    assertThat(ratio.interval().lo()).isCloseTo(expected.interval().lo(), within(EXACT));
    assertThat(ratio.interval().hi()).isCloseTo(expected.interval().hi(), within(EXACT));
  }

  @Test
  void cellsOfOneRunArePairedByRoundAndCellsOfTwoRunsAreNot() {
    // Every round is worth far more than the difference, which is the same in each.
    Bench bench =
        new Bench("run")
            .row("A.x", "n=1", 1, 2, 4, 8, 16)
            .row("A.x", "n=2", 1.1, 2.2, 4.4, 8.8, 17.6);
    View view = ViewBuilder.of("--row", "benchmark", "--col", "n");

    assertThat(cell(only(view, bench.run()), 0, 1).comparison().orElseThrow().verdict())
        .isEqualTo(Verdict.SLOWER);
    assertThat(cell(only(view, bench.file()), 0, 1).comparison().orElseThrow().verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void oneForkDecidesNothingAndSaysSo() {
    ScoreTable table = only(View.standard(), maps("a", 1, 1).file(), maps("b", 9, 1).file());

    assertThat(table.cells().flatMap(cell -> cell.comparison().stream()))
        .hasSize(4)
        .allSatisfy(c -> {
          assertThat(c.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
          assertThat(c.ratio().interval().isKnown()).isFalse();
        });
    assertThat(cell(table, 0, 1).warnings())
        .anySatisfy(warning ->
            assertThat(warning.message())
                .startsWith("exploratory: the comparison rests on one fork"));
  }

  @Test
  void twoForksDecideNothingEither() {
    ScoreTable table = only(View.standard(), maps("a", 1, 2).file(), maps("b", 9, 2).file());

    assertThat(table.cells().flatMap(cell -> cell.comparison().stream()))
        .extracting(Comparison::verdict)
        .containsOnly(Verdict.INCONCLUSIVE);
  }

  @Test
  void aThroughputIsFasterWhenItsScoreIsHigher() {
    String rate = "mode=thrpt unit=ops/ms";
    ScoreTable table =
        only(
            View.standard(),
            new Bench("a").row("A.x", rate, 10, 10.1, 10.2).file(),
            new Bench("b").row("A.x", rate, 20, 20.1, 20.2).file());

    Comparison comparison = cell(table, 0, 1).comparison().orElseThrow();
    assertThat(comparison.verdict()).isEqualTo(Verdict.FASTER);
    assertThat(comparison.ratio().value()).isCloseTo(0.5, within(0.01));
    assertThat(comparison.scoreRatio(table.unit()).value()).isCloseTo(2, within(0.04));
  }

  /** Of many comparisons of equal things some look different; adjusted, hardly a table does. */
  @Test
  void aTableOfEqualThingsRarelyFindsADifference() {
    long seed = 3;
    Random random = new Random(seed);
    int tables = 150;
    int wrong = 0;
    for (int run = 0; run < tables; run++) {
      Bench a = new Bench("a");
      Bench b = new Bench("b");
      for (int row = 0; row < 12; row++) {
        a.row("A.x", "n=" + row, gaussian(random));
        b.row("A.x", "n=" + row, gaussian(random));
      }
      boolean differs =
          only(View.standard(), a.file(), b.file())
              .cells()
              .flatMap(cell -> cell.comparison().stream())
              .anyMatch(c -> c.verdict() == Verdict.FASTER || c.verdict() == Verdict.SLOWER);
      wrong += differs ? 1 : 0;
    }
    // 5 % of 150 is 7.5; 16 is beyond three standard deviations of that.
    assertThat(wrong).as("seed %d", seed).isLessThan(16);
  }

  private static double[] gaussian(Random random) {
    return random.ints(5, 0, 1).mapToDouble(x -> Math.exp(0.1 * random.nextGaussian())).toArray();
  }

  @Test
  void aCellThatMixesWhatNobodyNamedHasNoIntervalAndIsNotCompared() {
    ScoreTable table =
        only(
            ViewBuilder.of("--row", "method", "--col", "label"),
            maps("a", 1, 5).file(),
            maps("b", 2, 5).file());

    assertThat(table.cells())
        .allSatisfy(cell -> {
          assertThat(cell.score().interval().isKnown()).isFalse();
          assertThat(cell.comparison()).isEmpty();
          assertThat(cell.warnings())
              .extracting(Warning::kind)
              .containsExactly(Warning.Kind.RESIDUE);
          assertThat(cell.warnings().getFirst().message())
              .contains("differ in size", "--ignore size");
          assertThat(cell.forks()).isEqualTo(5);
          assertThat(cell.dimensions()).containsEntry("size", "(2 values)");
        });
  }

  @Test
  void whatIsIgnoredIsPooledAsForks() {
    ScoreTable table =
        only(
            ViewBuilder.of("--row", "method", "--ignore", "label"),
            new Bench("a").row("A.x", "", 1, 2).file(),
            new Bench("b").row("A.x", "", 4, 8).file());

    assertThat(cell(table, 0, 0).forks()).isEqualTo(4);
    assertThat(cell(table, 0, 0).score().value()).isCloseTo(0.001 * Math.sqrt(8), within(EXACT));
    assertThat(cell(table, 0, 0).warnings()).isEmpty();
  }

  @Test
  void theBaselineMayBeAColumnOrARowOrBoth() {
    View column = ViewBuilder.of("--row", "method", "--col", "size", "--baseline", "size:10");
    ScoreTable across = only(column, maps("a", 1, 5).file());
    assertThat(across.baseline()).contains("size=10");
    assertThat(cell(across, 0, 0).comparison().orElseThrow().ratio().value())
        .isCloseTo(1 / 3.0, within(0.02));
    assertThat(cell(across, 0, 1).comparison()).isEmpty();

    View row = ViewBuilder.of("--row", "method", "--col", "size", "--baseline", "method:put");
    ScoreTable down = only(row, maps("a", 1, 5).file());
    assertThat(cell(down, 0, 0).comparison().orElseThrow().ratio().value())
        .isCloseTo(0.5, within(0.02));
    assertThat(cell(down, 1, 0).baseline()).isTrue();
    assertThat(down.summary()).isEmpty();

    View both =
        ViewBuilder.of("--row", "method", "--col", "size", "--baseline", "method:get AND size:1");
    ScoreTable one = only(both, maps("a", 1, 5).file());
    assertThat(one.cells().filter(ScoreCell::baseline)).hasSize(1);
    assertThat(one.cells().flatMap(cell -> cell.comparison().stream())).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size:7|--baseline: no cell matches \"size:7\" in any table",
        "size:(1 OR 10)|--baseline: it must be one, not several: size=1, size=10",
        "jdk:25|--baseline: \"jdk\" is neither a row nor a column; there are size, method",
        "siez:1|--baseline: column 1 of \"siez:1\": there is no key \"siez\"",
      })
  void aBaselineThatCanNotBeIsOneLine(String baseline, String message) {
    View view = ViewBuilder.of("--row", "method", "--col", "size", "--baseline", baseline);

    assertThatThrownBy(() -> only(view, maps("a", 1, 5).file()))
        .isInstanceOf(ExpressionException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void noBaselineMeansNoComparison() {
    ScoreTable table =
        only(ViewBuilder.of("--baseline", "none"), maps("a", 1, 5).file(), maps("b", 2, 5).file());

    assertThat(table.baseline()).isEmpty();
    assertThat(table.cells()).allMatch(cell -> cell.comparison().isEmpty());
  }

  @Test
  void geometricMeansAreOverTheRowsThatAllColumnsHave() {
    Bench a = maps("a", 1, 5).row("Maps.only", "size=1", 1000, 1001, 1002);
    ScoreTable table = only(View.standard(), a.file(), maps("b", 2, 5).file());

    ScoreTable.Summary summary = table.summary().orElseThrow();
    assertThat(table.rows()).hasSize(5);
    assertThat(summary.rows()).isEqualTo(4);
    double expected = 0.001 * Math.pow(10 * 30 * 20 * 50, 0.25);
    assertThat(summary.columns().getFirst().score().orElseThrow().value())
        .isCloseTo(expected, within(expected * 0.01));
    assertThat(summary.columns().getFirst().ratio()).isEmpty();
    Estimate ratio = summary.columns().getLast().ratio().orElseThrow();
    assertThat(ratio.value()).isCloseTo(Math.sqrt(2), within(0.02));
    assertThat(ratio.interval().contains(Math.sqrt(2))).isTrue();
  }

  @Test
  void aSecondaryMetricStandsBesideTheScoreWithItsOwnUnit() {
    Bench bench =
        new Bench("a")
            .row("A.x", "n=1 metric.alloc=64", 1, 2)
            .row("A.x", "n=2 metric.alloc=0", 1, 2);
    ScoreTable table = only(ViewBuilder.of("--metric", "alloc"), bench.file());

    assertThat(table.columns()).containsExactly("score", "alloc");
    assertThat(cell(table, 0, 0).unit().symbol()).isEqualTo("s/op");
    assertThat(cell(table, 0, 0).secondary()).containsOnlyKeys("alloc");
    assertThat(cell(table, 0, 1).unit().symbol()).isEqualTo("B/op");
    assertThat(cell(table, 0, 1).score().value()).isCloseTo(64.3, within(0.1));
    assertThat(cell(table, 1, 1).score().value()).isZero();
    assertThat(cell(table, 1, 1).score().interval().isKnown()).isFalse();
    assertThat(table.baseline()).isEmpty();
  }

  @Test
  void unitsThatAreMultiplesOfEachOtherShareATableAndOthersDoNot() {
    ScoreTable table =
        only(
            View.standard(),
            new Bench("a").row("A.x", "unit=ns/op", 5).row("A.y", "unit=ms/op", 5).file());
    assertThat(cell(table, 0, 0).score().value()).isCloseTo(5e-9, within(1e-15));

    List<Table> tables =
        Tables.of(
            List.of(new Bench("a").row("A.x", "", 5).row("A.y", "unit=widgets", 5).file()),
            ReportSettings.standard());
    assertThat(tables).hasSize(2);
  }

  @Test
  void resultsOfAnotherUnitAreNeverMixedIntoACell() {
    ScoreTable table =
        only(
            ViewBuilder.of("--row", "mode"),
            new Bench("a").row("A.x", "n=1", 5).row("A.x", "n=2 unit=widgets", 5).file());

    assertThat(table.rows()).hasSize(1);
    assertThat(cell(table, 0, 0).score().value()).isCloseTo(0.005, within(EXACT));
    assertThat(cell(table, 0, 0).warnings())
        .anySatisfy(warning -> assertThat(warning.message()).contains("another unit"));
  }

  @Test
  void aFilterAloneLeavesTheUsualTables() {
    List<Table> tables =
        Tables.of(
            List.of(
                new Bench("a")
                    .row("BatchBenchmark.serial", "workload=cpu", 8, 8, 8)
                    .row("BatchBenchmark.warm", "workload=cpu model=platform workers=2", 4, 4, 4)
                    .row("BatchBenchmark.warm", "workload=lock model=platform workers=2", 4, 4, 4)
                    .file()),
            ReportSettings.standard(),
            ViewBuilder.of("--filter", "workload:cpu"),
            Map.of());

    assertThat(tables).hasSize(1);
    assertThat(tables.getFirst())
        .isInstanceOfSatisfying(BatchTable.class, table -> assertThat(table.cells()).hasSize(2));
  }
}
