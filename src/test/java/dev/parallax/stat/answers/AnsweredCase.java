package dev.parallax.stat.answers;

import dev.parallax.stat.Evidence;
import dev.parallax.stat.answers.Setting.Model;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.Family;
import dev.parallax.stat.decision.FamilyCell;
import dev.parallax.stat.decision.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The cells of a case with their log times by round. */
record AnsweredCase(String name, List<Setting> settings, List<List<Double>> logTimes) {
  private static final List<Model> CHEAPNESS = List.of(Model.values());

  /** Serial, and three models with 1, 2, 4 and 8 workers. */
  static List<Setting> thirteen() {
    List<Setting> settings = new ArrayList<>(List.of(new Setting(Model.SERIAL, 1)));
    for (Model model : List.of(Model.PLATFORM, Model.VIRTUAL, Model.PROCESS)) {
      for (int workers : List.of(1, 2, 4, 8)) {
        settings.add(new Setting(model, workers));
      }
    }
    return settings;
  }

  Family family() {
    List<FamilyCell> cells = new ArrayList<>();
    for (int cell = 0; cell < settings.size(); cell++) {
      Setting setting = settings.get(cell);
      int cost = setting.workers() * 10 + CHEAPNESS.indexOf(setting.model());
      cells.add(new FamilyCell(logTimes.get(cell), cost, true));
    }
    return new Family(cells, OptionalInt.of(0), true, true);
  }

  FourAnswers answers() {
    return FourAnswers.of(DecisionRule.standard(), family(), settings, Evidence.FULL);
  }

  /** The batch cases of a JMH result file whose forks are rounds. */
  static List<AnsweredCase> read(Path results) throws IOException {
    Map<String, List<List<Double>>> times = new TreeMap<>();
    Map<String, List<Setting>> settings = new TreeMap<>();
    for (Object entry : (List<?>) json(results)) {
      Map<?, ?> result = (Map<?, ?>) entry;
      String benchmark = (String) member(result, "benchmark");
      if (!benchmark.contains("BatchBenchmark.")) {
        continue;
      }
      Map<?, ?> params = (Map<?, ?>) member(result, "params");
      Object model = Optional.<Object>ofNullable(params.get("model")).orElse("serial");
      Object workers = Optional.<Object>ofNullable(params.get("workers")).orElse("1");
      String kind = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      for (String lifecycle : kind.equals("serial") ? List.of("warm", "cold") : List.of(kind)) {
        String name = params.get("workload") + ", " + lifecycle;
        settings
            .computeIfAbsent(name, key -> new ArrayList<>())
            .add(
                new Setting(
                    Model.valueOf(model.toString().toUpperCase(Locale.ROOT)),
                    Integer.parseInt(workers.toString())));
        times.computeIfAbsent(name, key -> new ArrayList<>()).add(forks(result));
      }
    }
    return settings.entrySet().stream()
        .filter(named -> named.getValue().size() > 1)
        .map(named ->
            new AnsweredCase(
                named.getKey(),
                named.getValue(),
                Objects.requireNonNull(times.get(named.getKey()))))
        .toList();
  }

  private static Object json(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      parser.nextToken();
      return Json.read(parser);
    }
  }

  /** A member that an object must have. */
  static Object member(Object of, String name) {
    return Objects.requireNonNull(((Map<?, ?>) of).get(name), name);
  }

  /** The mean of the logs of each fork's iterations. */
  private static List<Double> forks(Map<?, ?> result) {
    List<?> forks = (List<?>) member(member(result, "primaryMetric"), "rawData");
    return forks.stream()
        .map(fork ->
            ((List<?>) fork)
                .stream().mapToDouble(x -> Math.log((Double) x)).average().orElse(Double.NaN))
        .toList();
  }
}
