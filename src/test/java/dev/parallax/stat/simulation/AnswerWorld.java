package dev.parallax.stat.simulation;

import dev.parallax.stat.answers.Setting;
import dev.parallax.stat.answers.Setting.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;

/**
 * True times of serial and three models with 1, 2, 4 and 8 workers, on the log scale. Several lie
 * where a rule of four answers errs most: ties, differences of just the margin, interactions.
 */
enum AnswerWorld {
  ALL_EQUAL("all parallel equal", parallel((model, workers) -> 0)),
  NOTHING_HELPS("nothing helps", (model, workers) -> 0),
  JUST_THE_MARGIN("parallel gains just the margin", gaining(Math.log(1.05))),
  TIE_AT_TWO(
      "processes tie at 2, worse above",
      parallel(
          (model, workers) -> model == Model.PROCESS ? 0.03 * (Math.floor(workers / 2.0) - 1) : 0)),
  PROCESS_10("processes 10 % slower", parallel((model, workers) -> process(model, 0.1))),
  PROCESS_5("processes 5 % slower", parallel((model, workers) -> process(model, Math.log(1.05)))),
  VIRTUAL_8(
      "virtual 8 % slower",
      parallel((model, workers) -> model == Model.VIRTUAL ? 0.08 : process(model, 0.12))),
  MORE_WORKERS(
      "more workers help",
      (model, workers) -> -0.5 * Math.log(workers) / Math.log(2) + process(model, 0.05)),
  CROSSING(
      "the best model turns with the workers",
      parallel((model, workers) ->
          model == Model.PROCESS ? 0.1 : (model == Model.VIRTUAL) == (workers > 2) ? 0 : 0.1));

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<Double> logTimes;

  AnswerWorld(String words, ToDoubleBiFunction<Model, Integer> logTime) {
    this.words = words;
    this.logTimes =
        settings().stream()
            .map(setting -> logTime.applyAsDouble(setting.model(), setting.workers()))
            .toList();
  }

  private static double process(Model model, double slower) {
    return model == Model.PROCESS ? slower : 0;
  }

  private static ToDoubleBiFunction<Model, Integer> parallel(
      ToDoubleBiFunction<Model, Integer> among) {
    return (model, workers) ->
        model == Model.SERIAL || workers == 1 ? 0 : -0.65 + among.applyAsDouble(model, workers);
  }

  private static ToDoubleBiFunction<Model, Integer> gaining(double gain) {
    return (model, workers) -> model == Model.SERIAL || workers == 1 ? 0 : -gain;
  }

  static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>(List.of(new Setting(Model.SERIAL, 1)));
    for (Model model : List.of(Model.PLATFORM, Model.VIRTUAL, Model.PROCESS)) {
      for (int workers : List.of(1, 2, 4, 8)) {
        settings.add(new Setting(model, workers));
      }
    }
    return settings;
  }

  String words() {
    return words;
  }

  double[] times() {
    return logTimes.stream().mapToDouble(Math::exp).toArray();
  }

  double logTime(int cell) {
    return logTimes.get(cell);
  }

  /** The smallest log time of the cells with such a setting. */
  double best(Predicate<Setting> of) {
    double best = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell < logTimes.size(); cell++) {
      best = of.test(settings().get(cell)) ? Math.min(best, logTimes.get(cell)) : best;
    }
    return best;
  }

  /** The mean log time of the models at a worker count. */
  double mean(List<Model> models, int workers) {
    double sum = 0;
    for (Model model : models) {
      sum += best(setting -> setting.equals(new Setting(model, workers))) / models.size();
    }
    return sum;
  }
}
