package dev.parallax.campaign.journal;

import dev.parallax.campaign.journal.Metric.Histogram;
import dev.parallax.campaign.journal.Metric.Kind;
import dev.parallax.campaign.journal.Metric.Score;
import dev.parallax.campaign.journal.Metric.Value;
import dev.parallax.json.Json;
import dev.parallax.json.UnreadableJson;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.results.AggregationPolicy;

/** The results of forks as JSON. */
final class ResultJson {
  private ResultJson() {}

  static Json.Arr write(List<ModeResult> results) {
    return new Json.Arr(
        results.stream()
            .<Json>map(result ->
                ParamsJson.write(result.params())
                    .with(
                        "forks",
                        new Json.Arr(result.forks().stream().<Json>map(ResultJson::write).toList()))
                    .toObject())
            .toList());
  }

  static List<ModeResult> read(List<Json.Obj> results) {
    return results.stream()
        .map(result ->
            new ModeResult(
                ParamsJson.read(result),
                result.objects("forks").stream().map(ResultJson::readFork).toList()))
        .toList();
  }

  private static Json.Obj write(ForkResult fork) {
    return new Json.Fields()
        .with("primary", write(fork.primary()))
        .with("secondary", metrics(fork.secondary()))
        .with("ofFork", metrics(fork.ofFork()))
        .toObject();
  }

  private static ForkResult readFork(Json.Obj fork) {
    return new ForkResult(
        readMetric(fork.object("primary")),
        fork.objects("secondary").stream().map(ResultJson::readMetric).toList(),
        fork.objects("ofFork").stream().map(ResultJson::readMetric).toList());
  }

  private static Json.Arr metrics(List<Metric> metrics) {
    return new Json.Arr(metrics.stream().<Json>map(ResultJson::write).toList());
  }

  private static Json.Obj write(Metric metric) {
    return new Json.Fields()
        .with("label", metric.label())
        .with("unit", metric.unit())
        .with("kind", metric.kind().name())
        .with("policy", metric.policy().name())
        .with(
            "values",
            new Json.Arr(
                metric.values().stream()
                    .map(value -> value.map(ResultJson::write).orElseGet(Json.Null::new))
                    .toList()))
        .toObject();
  }

  private static Metric readMetric(Json.Obj json) {
    return new Metric(
        json.text("label"),
        json.constant("kind", Kind.class),
        json.text("unit"),
        json.constant("policy", AggregationPolicy.class),
        json.list("values").stream().map(ResultJson::readValue).toList());
  }

  private static Json write(Value value) {
    return switch (value) {
      case Score(double score) -> Json.of(score);
      case Histogram histogram ->
          new Json.Arr(
              histogram.counts().entrySet().stream()
                  .<Json>map(
                      bar -> new Json.Arr(List.of(Json.of(bar.getKey()), Json.of(bar.getValue()))))
                  .toList());
    };
  }

  private static Optional<Value> readValue(Json json) {
    return switch (json) {
      case Json.Null() -> Optional.empty();
      case Json.Arr(List<Json> bars) -> Optional.of(histogram(bars));
      default -> Optional.of(new Score(Json.asDouble(json, "values")));
    };
  }

  private static Histogram histogram(List<Json> bars) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (Json bar : bars) {
      if (!(bar instanceof Json.Arr(List<Json> pair)) || pair.size() != 2) {
        throw new UnreadableJson("a histogram's bar is not [nanoseconds, samples]");
      }
      long nanos = Json.asInteger(pair.get(0), "nanoseconds");
      long samples = Json.asInteger(pair.get(1), "samples");
      if (nanos < 0 || samples < 1 || samples > Integer.MAX_VALUE) {
        throw new UnreadableJson("a histogram has %d samples of %d ns".formatted(samples, nanos));
      }
      counts.put(nanos, samples);
    }
    return new Histogram(counts);
  }
}
