package dev.parallax.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.advice.Report;
import dev.parallax.group.Bench;
import dev.parallax.group.View;
import dev.parallax.group.ViewBuilder;
import dev.parallax.result.ResultFile;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.build.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonSchemaTest {
  private static Bench batches(int forks) {
    double[] times = new double[forks];
    for (int fork = 0; fork < forks; fork++) {
      times[fork] = 100 + fork % 3;
    }
    double[] halves = Arrays.stream(times).map(time -> time / 2).toArray();
    return new Bench("run")
        .row("x.BatchBenchmark.serial", "workload=cpu size=default", times)
        .row("x.BatchBenchmark.warm", "workload=cpu size=default model=platform workers=2", halves)
        .row("x.BatchBenchmark.warm", "workload=cpu size=default model=virtual workers=2", halves)
        .row("x.BatchBenchmark.warm", "workload=cpu size=default model=process workers=2", times)
        .row("x.BatchBenchmark.cold", "workload=cpu size=default model=process workers=2", times)
        .row("x.StartBenchmark.start", "model=process metric.alloc=100", times);
  }

  private static Bench counts() {
    Bench bench = batches(5);
    for (int workers : new int[] {4, 8}) {
      String cell = "workload=cpu size=default workers=" + workers + " model=";
      bench.row("x.BatchBenchmark.warm", cell + "platform", 25, 25.2, 25.1, 25.4, 25.3);
      bench.row("x.BatchBenchmark.warm", cell + "virtual", 30, 30.1, 30.2, 30.4, 30.3);
    }
    return bench;
  }

  private static Named<String> json(String what, View view, ResultFile... files) {
    return Named.of(
        what,
        Format.JSON
            .renderer(80)
            .render(
                Report.of(Tables.of(List.of(files), ReportSettings.standard(), view, Map.of()))));
  }

  static Stream<Named<String>> documents() {
    return Stream.of(
        json("a full run", View.standard(), batches(7).run()),
        json("forks without rounds", View.standard(), batches(5).file()),
        json("three rounds", View.standard(), batches(3).run()),
        json("one fork", View.standard(), batches(1).run()),
        json("worker counts", View.standard(), counts().run()),
        json(
            "two inputs",
            View.standard(),
            batches(5).run(),
            new Bench("b").row("A.x", "", 1, 2).file()),
        json(
            "a comparison",
            View.standard(),
            new Bench("a").row("A.x", "", 1, 2, 3).row("A.y", "threads=4", 1).file(),
            new Bench("b").row("A.x", "", 1, 2, 4).row("A.y", "threads=4", 1).file()),
        json(
            "a projection", ViewBuilder.of("--row", "workers", "--col", "model"), batches(5).run()),
        json("metrics", ViewBuilder.of("--metric", "alloc"), batches(5).run()),
        json("no values", View.standard(), new Bench("a").row("A.x", "").file()),
        json("nothing finite", View.standard(), new Bench("a").row("A.x", "", Double.NaN).file()),
        json("nothing at all", View.standard()));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void whatIsWrittenIsValid(String json) {
    assertThat(JsonSchema.errors(json)).isEmpty();
  }

  /** What reads {@code parallax/1} finds all that it had. */
  @ParameterizedTest
  @MethodSource("documents")
  void whatIsWrittenHasAllThatTheFirstSchemaHad(String json) {
    assertThat(JsonSchema.errors(json.replace("parallax/2", "parallax/1"), 1)).isEmpty();
  }

  /** A schema that takes everything would prove nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"verdict\" : \"equivalent\"|\"verdict\" : \"tie\"",
        "\"schema\" : \"parallax/2\"|\"schema\" : \"parallax/3\"",
        "\"cells\" : [|\"celles\" : [",
        "\"evidence\" : \"suggestive\"|\"evidence\" : 1",
        "\"bound\" : null|\"bound\" : \"much\"",
      })
  void whatIsWrongIsNot(String right, String wrong) {
    String valid =
        json(
                "two inputs",
                View.standard(),
                new Bench("a").row("A.x", "", 1, 1.001, 1.002).file(),
                new Bench("b").row("A.x", "", 1, 1.001, 1.002).file())
            .getPayload();

    assertThat(JsonSchema.errors(valid)).isEmpty();
    assertThat(valid).contains(right);
    assertThat(JsonSchema.errors(valid.replace(right, wrong))).isNotEmpty();
  }

  @Test
  void aRunIsWrittenWithItsRecommendationsAndPairs() {
    JsonNode json =
        JsonMapper.shared().readTree(json("a run", View.standard(), batches(7).run()).getPayload());

    JsonNode warm = json.get("recommendations").get(0);
    assertThat(warm.get("workload").asString()).isEqualTo("cpu");
    assertThat(warm.get("lifecycle").asString()).isEqualTo("warm");
    assertThat(warm.get("kind").asString()).isEqualTo("prefer");
    assertThat(warm.get("model").asString()).isEqualTo("platform");
    assertThat(json.get("cells").get(0).get("benchmark").asString())
        .isEqualTo("x.BatchBenchmark.serial");
    assertThat(warm.get("workers").asInt()).isEqualTo(2);
    assertThat(warm.get("speedup").get("value").asDouble()).isBetween(1.99, 2.01);
    assertThat(warm.get("parallelHelps").asString()).isEqualTo("yes");
    assertThat(warm.get("notDistinguished").get(0).get("model").asString()).isEqualTo("virtual");
    assertThat(warm.get("use").get("name").asString()).isEqualTo("threads x 2");
    assertThat(
            json.get("answers")
                .valueStream()
                .filter(answer -> answer.get("lifecycle").asString().equals("warm"))
                .map(answer ->
                    answer.get("question").asString() + ": " + answer.get("answer").asString()))
        .containsExactly(
            "parallel: yes", "threads-or-processes: threads", "platform-or-virtual: either");
    assertThat(json.get("answers").get(0).get("value").asDouble()).isBetween(0.49, 0.51);
    JsonNode pair = json.get("comparisons").get(0);
    assertThat(pair.get("family").asString()).isEqualTo("cpu, warm");
    assertThat(pair.get("a").get("workload").asString()).isEqualTo("cpu");
    assertThat(pair.get("a").has("model")).isFalse();
    assertThat(pair.get("b").get("model").asString()).isEqualTo("platform");
    assertThat(pair.get("ratio").get("value").asDouble()).isBetween(1.99, 2.01);
    assertThat(pair.get("verdict").asString()).isEqualTo("slower");
    JsonNode start = json.get("cells").get(json.get("cells").size() - 1);
    assertThat(start.get("secondary").get("alloc").get("value").asDouble()).isEqualTo(100.5);
    assertThat(start.get("bound").isNull()).isTrue();
  }

  @Test
  void aRatioOfTwoInputsIsOfTimesEvenWhereScoresAreRates() {
    String rate = "mode=thrpt unit=ops/s";
    JsonNode pair =
        JsonMapper.shared()
            .readTree(
                json(
                        "two inputs",
                        View.standard(),
                        new Bench("old").row("A.x", rate, 10, 10.1, 10.2).file(),
                        new Bench("new").row("A.x", rate, 20, 20.2, 20.4).file())
                    .getPayload())
            .get("comparisons")
            .get(0);

    assertThat(pair.get("a").get("label").asString()).isEqualTo("new");
    assertThat(pair.get("b").get("label").asString()).isEqualTo("old");
    assertThat(pair.get("ratio").get("value").asDouble()).isBetween(0.49, 0.51);
    assertThat(pair.get("verdict").asString()).isEqualTo("faster");
  }
}
