package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ModelCosts;
import dev.parallax.table.RunFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What the answers come from, as far as the run shows it: what a pool's start costs, what handing
 * over costs, what bytes cost, and what more workers bring. Nothing here is guessed from what is
 * known of JVMs in general.
 */
final class WhyWords {
  private static final int MOST_SCALINGS = 3;
  private static final String ONE = "1";

  private final List<Work> works;
  private final RunFacts run;

  WhyWords(List<Work> works, RunFacts run) {
    this.works = works;
    this.run = run;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    start().ifPresent(sentences::add);
    dispatch().ifPresent(sentences::add);
    transfer().ifPresent(sentences::add);
    limit().ifPresent(sentences::add);
    sentences.addAll(scaling());
    return sentences;
  }

  /** From its own benchmark, or else from cold less warm of the same cells. */
  private Optional<String> start() {
    ModelCosts costs = run.costs();
    if (!costs.startSeconds().isEmpty()) {
      return Optional.of("start: a pool and its first result take " + times(costs.startSeconds()));
    }
    Map<String, Double> added = new LinkedHashMap<>();
    for (String model : models()) {
      List<Double> differences = new ArrayList<>();
      for (Work cold : works) {
        Optional<Work> warm = cold.isWarm() ? Optional.empty() : cold.counterpart(works);
        if (warm.isPresent()) {
          PoolStart.of(cold.table(), warm.get().table(), model)
              .ifPresent(start -> differences.add(start.seconds()));
        }
      }
      if (!differences.isEmpty()) {
        added.put(model, Words.middle(differences));
      }
    }
    return added.isEmpty()
        ? Optional.empty()
        : Optional.of("start (cold less warm): " + times(added));
  }

  /** From its own benchmark, or else from one worker against none. */
  private Optional<String> dispatch() {
    ModelCosts costs = run.costs();
    if (!costs.roundTripSeconds().isEmpty()) {
      String amortised =
          costs.perTaskSeconds().isEmpty()
              ? ""
              : "; in a large batch a task costs " + times(costs.perTaskSeconds());
      return Optional.of(
          "dispatch: one empty task there and back takes "
              + times(costs.roundTripSeconds())
              + amortised);
    }
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (String model : models()) {
      List<Double> values =
          works.stream()
              .filter(work -> work.isWarm() && work.table().baselineCell().isSerial())
              .flatMap(work -> work.table().cell(ONE, model).stream())
              .flatMap(cell -> cell.speedUp().stream())
              .map(speedUp -> speedUp.value())
              .filter(Double::isFinite)
              .toList();
      if (!values.isEmpty()) {
        ratios.put(model, Words.middle(values));
      }
    }
    return ratios.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "dispatch: one worker does "
                + each(ratios, ratio -> Words.twoDecimals(ratio) + "x")
                + " of serial");
  }

  private Optional<String> transfer() {
    Map<String, ModelCosts.Transfer> transfers = run.costs().transfers();
    return transfers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "transfer: "
                + each(
                    transfers,
                    transfer -> transfer.bytes() + " bytes in " + Words.time(transfer.seconds())));
  }

  /** Whether workers beyond the cores are shown to bring anything: where they do, tasks wait. */
  private Optional<String> limit() {
    if (run.cores().isEmpty()) {
      return Optional.empty();
    }
    int cores = run.cores().getAsInt();
    List<String> gain = new ArrayList<>();
    List<String> none = new ArrayList<>();
    for (Work work : works) {
      Optional<BatchCell> atCores = bestOf(work.table(), cores, true);
      Optional<BatchCell> beyond = bestOf(work.table(), cores, false);
      if (work.isWarm() && atCores.isPresent() && beyond.isPresent()) {
        Verdict verdict =
            work.table()
                .decision()
                .verdict(beyond.get().member().orElseThrow(), atCores.get().member().orElseThrow());
        (verdict == Verdict.FASTER ? gain : none).add(work.table().workload());
      }
    }
    if (gain.isEmpty() && none.isEmpty()) {
      return Optional.empty();
    }
    String waits =
        gain.isEmpty() ? "" : Words.list(gain) + " gains from more workers than cores: it waits";
    String busy =
        none.isEmpty()
            ? ""
            : Words.list(none) + (none.size() == 1 ? " isn't" : " aren't") + " shown to gain";
    return Optional.of(
        "limit ("
            + Words.count(cores, "core")
            + "): "
            + waits
            + (waits.isEmpty() || busy.isEmpty() ? "" : "; ")
            + busy
            + (waits.isEmpty() ? " from more workers than cores" : ""));
  }

  /** The fastest judged cell with at most as many workers as cores, or with more. */
  private static Optional<BatchCell> bestOf(BatchTable table, int cores, boolean upTo) {
    return table.cells().stream()
        .filter(cell -> cell.member().isPresent() && cell.recommendable())
        .filter(cell -> {
          OptionalInt workers = Words.number(cell.workers());
          return workers.isPresent() && (workers.getAsInt() <= cores) == upTo;
        })
        .min((a, b) -> Double.compare(logMean(table, a), logMean(table, b)));
  }

  private static double logMean(BatchTable table, BatchCell cell) {
    return table.decision().logMeans().get(cell.member().orElseThrow());
  }

  private List<String> scaling() {
    List<String> sentences = new ArrayList<>();
    for (Work work : works) {
      for (Scaling scaling : Scaling.of(work.table())) {
        if (scaling.isTelling() && sentences.size() < MOST_SCALINGS) {
          sentences.add(
              "scaling: " + work.name() + ", " + scaling.model() + ": " + scaling.words());
        }
      }
    }
    return sentences;
  }

  private List<String> models() {
    return works.stream().flatMap(work -> work.table().models().stream()).distinct().toList();
  }

  private static String times(Map<String, Double> seconds) {
    return each(seconds, Words::time);
  }

  private static <T> String each(Map<String, T> values, Function<T, String> words) {
    List<String> parts = new ArrayList<>();
    values.forEach((model, value) -> parts.add(model + " " + words.apply(value)));
    return String.join(", ", parts);
  }
}
