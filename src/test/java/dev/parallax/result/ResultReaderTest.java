package dev.parallax.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.Metric;
import dev.parallax.result.jmh.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The traps of the format, one row each. */
class ResultReaderTest {
  @TempDir private Path folder;

  @Test
  void aRowOfTheOldestFormatIsRead() throws IOException {
    Measurement row =
        row(
            """
            {"benchmark":"a.B.c","mode":"thrpt","threads":4,"forks":2,
             "primaryMetric":{"score":3.0,"scoreError":0.5,"scoreUnit":"ops/ms",
             "rawData":[[2.0,4.0],[3.0]]},"secondaryMetrics":{}}
            """);

    assertThat(row.benchmark()).isEqualTo("a.B.c");
    assertThat(row.mode()).isEqualTo(Mode.THROUGHPUT);
    assertThat(row.threads()).isEqualTo(4);
    assertThat(row.params()).isEmpty();
    assertThat(row.primary().score()).isEqualTo(3);
    assertThat(row.primary().forkMeans()).containsExactly(3000.0, 3000.0);
    assertThat(row.primary().iterations()).isEqualTo(2);
    assertThat(row.vm().jdkVersion()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "150 ms, 0.15",
    "10 s, 10",
    "2 min, 120",
    "500 us, 0.0005",
    "single-shot, NaN",
    "10 fortnights, NaN",
    "10 yr, NaN",
    "'', NaN"
  })
  void theTimeOfAnIterationIsReadIfItIsOne(String text, double seconds) throws IOException {
    Measurement row =
        row(
            """
            {"benchmark":"a","mode":"avgt","measurementTime":"%s",
             "primaryMetric":{"score":3.0,"scoreError":0.5,"scoreUnit":"s/op","rawData":[[3.0]]}}
            """
                .formatted(text));

    assertThat(row.iterationSeconds()).isEqualTo(Double.valueOf(seconds));
  }

  @Test
  void aThroughputBecomesTimeIterationByIteration() throws IOException {
    Metric metric = row(metric("ops/s", "\"rawData\":[[2.0,4.0]]")).primary();

    // (1/2 + 1/4) / 2, which is not 1 / 3.
    assertThat(metric.forkSecondsPerOperation()).containsExactly(0.375);
  }

  @Test
  void numbersThatAreNotFiniteAreReadFromTheirStrings() throws IOException {
    Metric metric =
        row("""
        {"benchmark":"a","mode":"avgt","primaryMetric":{"score":"NaN","scoreError":"+INF",
         "scoreUnit":"s/op","rawData":[["NaN",2.0],["-INF"],[]]}}
        """)
            .primary();

    assertThat(metric.score()).isNaN();
    assertThat(metric.error()).isInfinite();
    assertThat(metric.forkMeans()).hasSize(3);
    assertThat(metric.forkMeans().get(0)).isEqualTo(2);
    assertThat(metric.forkMeans().subList(1, 3)).allMatch(mean -> mean.isNaN());
  }

  @Test
  void samplesAreWeightedByTheirCounts() throws IOException {
    Metric metric =
        row(metric("ms/op", "\"rawDataHistogram\":[[[[1.0,3],[5.0,1]],[[4.0,4]]],[[[2.0,1]]]]"))
            .primary();

    // First fork: iterations with mean 2 of 4 samples and mean 4 of 4 samples.
    assertThat(metric.forkMeans()).containsExactly(0.003, 0.002);
  }

  @Test
  void anIterationWithoutSamplesWeighsNothing() throws IOException {
    Metric metric = row(metric("ms/op", "\"rawDataHistogram\":[[[],[[4.0,4]]],[[]],[]]")).primary();

    assertThat(metric.forkMeans()).hasSize(3);
    assertThat(metric.forkMeans().getFirst()).isEqualTo(0.004);
    assertThat(metric.forkMeans().subList(1, 3)).allMatch(mean -> mean.isNaN());
  }

  @Test
  void samplesWhoseSumIsBeyondADoubleHaveAMeanAllTheSame() throws IOException {
    Metric metric =
        row(metric("s/op", "\"rawDataHistogram\":[[[[1e308,3],[1e308,4000000000]]]]")).primary();

    double[] means = metric.forks().getFirst().values().toArray();
    assertThat(means).hasSize(1);
    assertThat(means[0]).isCloseTo(1e308, withinPercentage(1e-9));
  }

  @Test
  void aThroughputOfZeroMakesTheTimeInfiniteRatherThanVanish() throws IOException {
    Metric metric = row(metric("ops/s", "\"rawData\":[[2.0,0.0],[4.0,\"NaN\"]]")).primary();

    assertThat(metric.forkSecondsPerOperation()).containsExactly(Double.POSITIVE_INFINITY, 0.25);
  }

  @Test
  void rawDataMayBeAbsentOrEmpty() throws IOException {
    assertThat(row(metric("s/op", "\"rawData\":[]")).primary().forks()).isEmpty();
    assertThat(row(metric("s/op", "\"scorePercentiles\":{}")).primary().forks()).isEmpty();
  }

  @Test
  void parametersKeepTheFilesOrderAndTheirText() throws IOException {
    Measurement row =
        row(
            """
            {"benchmark":"a","mode":"ss","params":{"b":"10","a":"{x}","c":"'q\\"\\\\"},
             "primaryMetric":{"score":1,"scoreUnit":"s/op"}}
            """);

    assertThat(row.params().keySet()).containsExactly("b", "a", "c");
    assertThat(row.params().values()).containsExactly("10", "{x}", "'q\"\\");
  }

  @Test
  void secondaryMetricsBearTheNamesOfJmh137() throws IOException {
    Measurement row =
        row(
            """
            {"benchmark":"a.reservoir","mode":"sample",
             "primaryMetric":{"score":1,"scoreUnit":"s/op"},
             "secondaryMetrics":{
               "\u00b7gc.alloc.rate":{"score":2,"scoreUnit":"MB/sec","rawData":[[2]]},
               "reservoir\u00b7p0.50":{"score":3,"scoreUnit":"s/op"},
               "put\u00b7p0.50":{"score":4,"scoreUnit":"s/op"},
               "take\u00b7p0.50":{"score":5,"scoreUnit":"s/op"},
               "\u00b7stack":{"score":"NaN","scoreUnit":"---","rawData":[[],[]]}}}
            """);

    assertThat(row.secondary().keySet())
        .containsExactly("gc.alloc.rate", "p0.50", "put:p0.50", "take:p0.50", "stack");
    assertThat(row.secondary())
        .hasEntrySatisfying(
            "gc.alloc.rate", rate -> assertThat(rate.unit().symbol()).isEqualTo("MB/sec"));
  }

  @Test
  void fieldsOfOtherWritersAreSkipped() throws IOException {
    Measurement row =
        row(
            """
            {"compilationMode":{"deep":[1,{"x":null}]},"benchmark":"k","mode":"avgt",
             "primaryMetric":{"scoreUnit":"ns/op","score":5,"extra":[[]]}}
            """);

    assertThat(row.primary().score()).isEqualTo(5);
    assertThat(row.forked()).isTrue();
  }

  @Test
  void duplicatesAreKept() throws IOException {
    String row = metric("s/op", "\"rawData\":[[1]]");

    assertThat(read("[" + row + "," + row + "]")).isInstanceOf(ResultFile.class);
    assertThat(((ResultFile) read("[" + row + "," + row + "]")).measurements()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|0|0|the file is empty",
        "'  '|1|1|nothing but blanks",
        "{}|1|1|the top of the file is not an array",
        "[1]|1|2|expected an object, found 1",
        "hello|1|1|not valid JSON: Unrecognized token 'hello'",
        "[{}]|1|3|has no \"benchmark\"",
        "[{\"benchmark\":\"a\"}]|1|18|has no \"mode\"",
        "[{\"benchmark\":\"a\",\"mode\":\"x\"}]|1|26|mode \"x\" is none of",
        "[{\"benchmark\":\"a\",\"mode\":\"ss\"}]|1|30|has no \"primaryMetric\"",
        "[{\"threads\":\"many\"}]|1|13|expected a number, found \"many\"",
        "[{\"threads\":1.5}]|1|13|expected a whole number from 0 on, found 1.5",
        "[{\"threads\":-1}]|1|13|expected a whole number from 0 on, found -1",
        "[{\"threads\":3000000000}]|1|13|the number 3000000000 is too large",
        "[{\"threads\":1,\"threads\":2}]|1|15|the field \"threads\" stands twice",
        "[{\"params\":{\"a\":\"1\",\"a\":\"2\"}}]|1|21|the parameter \"a\" stands twice",
        "[{\"params\":{\"a\":[]}}]|1|17|expected a string, found an array",
        "[{\"primaryMetric\":{\"score\":1e999}}]|1|28|the number 1e999 is too large",
        "[{\"primaryMetric\":{\"score\":1e-999}}]|1|28|the number 1e-999 is too small",
        "[{\"primaryMetric\":{\"rawData\":[1]}}]|1|31|expected an array, found 1",
        "[{\"primaryMetric\":{\"rawDataHistogram\":[[[[1,-2]]]]}}]|1|45|expected a whole number",
        "[{\"primaryMetric\":{\"rawDataHistogram\":[[[[1]]]]}}]|1|44|found the end of it",
        "[{\"primaryMetric\":{\"rawDataHistogram\":[[[[1,2,3]]]]}}]|1|47|the end of a [value,"
            + " count]",
        "[{\"benchmark\":\"C:\\U\"}]|1|19|not valid JSON: Unrecognized character escape 'U' (code"
            + " 85); JMH 1.19",
        "[{\"benchmark\":\"a\",|1|19|the file ends in the middle",
        "[|1|2|the file ends in the middle",
        "[] []|1|4|something follows",
      })
  @Fault(
      where = Where.FILES,
      kind = "a file that is no result of JMH's",
      sees = "`error: ...json...: ...`: its line, its column and the reason",
      exit = 2)
  void aBadFileIsAProblemWithItsPlace(String json, int line, int column, String reason)
      throws IOException {
    Reading reading = read(json);

    assertThat(reading).isInstanceOf(Problem.class);
    Problem problem = (Problem) reading;
    assertThat(problem.reason()).contains(reason);
    assertThat(problem.line()).as("line").isEqualTo(line);
    assertThat(problem.column()).as("column").isEqualTo(column);
    assertThat(problem.inOneLine()).doesNotContain("\n");
  }

  @Test
  @Fault(
      where = Where.FILES,
      kind = "a file of results that is cut off",
      sees = "`error: ...json...: ...`",
      exit = 2)
  void everyTornFileIsAProblemWhereverItIsCut() throws IOException {
    String whole = new SuiteJson(1, 0.01).batch("warm", "cpu", "virtual", 2, 10, 2).text().strip();
    for (int length = 0; length < whole.length(); length++) {
      assertThat(read(whole.substring(0, length)))
          .as("cut after %d characters", length)
          .isInstanceOf(Problem.class);
    }
    assertThat(read(whole)).isInstanceOf(ResultFile.class);
  }

  @Test
  void aMissingFileAndAFolderWithoutResultsAreProblems() {
    assertThat(((Problem) ResultReader.read(folder.resolve("none.json"), "x")).reason())
        .isEqualTo("no such file");
    assertThat(((Problem) ResultReader.read(folder, "x")).reason())
        .isEqualTo("the directory has no results.json");
  }

  private static String metric(String unit, String data) {
    return "{\"benchmark\":\"a\",\"mode\":\"avgt\",\"primaryMetric\":{\"score\":1,\"scoreUnit\":\""
        + unit
        + "\","
        + data
        + "}}";
  }

  private Measurement row(String json) throws IOException {
    List<Measurement> rows = ((ResultFile) read("[" + json + "]")).measurements();
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private Reading read(String json) throws IOException {
    Path file = folder.resolve("file.json");
    Files.writeString(file, json);
    return ResultReader.read(file, "label");
  }
}
