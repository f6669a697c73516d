package dev.parallax.advice.screen;

import dev.parallax.advice.words.Words;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ModelCosts;
import dev.parallax.table.RunFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the answers come from, as far as the run shows it: what a pool's start costs and when it
 * pays, what handing over costs, what bytes cost, and what more workers bring. Nothing here is
 * guessed from what is known of JVMs in general.
 */
record Reasons(List<Work> works, RunFacts run) {
  private static final int MOST_SCALINGS = 3;
  private static final int MOST_LOSSES = 3;

  /** What the answers come from. */
  List<String> why() {
    Stream<String> costs =
        Stream.of(start(), dispatch(), transfer(), limit()).flatMap(Optional::stream);
    return Stream.of(losses(), costs, batchesToPay().stream(), scaling())
        .flatMap(why -> why)
        .toList();
  }

  /** From its own benchmark, or else from cold less warm of the same cells. */
  private Optional<String> start() {
    Map<String, Double> measured = run.costs().startSeconds();
    if (!measured.isEmpty()) {
      return Optional.of("start: a pool and its first result take " + times(measured));
    }
    Map<String, Double> added =
        medians(model -> starts(model).map(start -> start.seconds()).toList());
    return added.isEmpty()
        ? Optional.empty()
        : Optional.of("start (cold less warm): " + times(added));
  }

  /** From its own benchmark, or else from one worker against none. */
  private Optional<String> dispatch() {
    ModelCosts costs = run.costs();
    if (!costs.roundTripSeconds().isEmpty()) {
      return Optional.of(
          "dispatch: one empty task there and back takes %s%s"
              .formatted(
                  times(costs.roundTripSeconds()),
                  costs.perTaskSeconds().isEmpty()
                      ? ""
                      : "; in a large batch a task costs " + times(costs.perTaskSeconds())));
    }
    Map<String, Double> ratios =
        medians(model ->
            works.stream()
                .filter(work -> work.isWarm() && work.table().baselineCell().isSerial())
                .flatMap(work -> work.table().cell("1", model).stream())
                .flatMap(cell -> cell.speedUp().stream())
                .map(Estimate::value)
                .filter(Double::isFinite)
                .toList());
    return ratios.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "dispatch: one worker does %s of serial".formatted(each(ratios, Words::times)));
  }

  private Optional<String> transfer() {
    Map<String, ModelCosts.Transfer> transfers = run.costs().transfers();
    return transfers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "transfer: "
                + each(transfers, one -> one.bytes() + " bytes in " + Words.time(one.seconds())));
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
      OptionalInt atCores = bestMember(work.table(), cores, true);
      OptionalInt beyond = bestMember(work.table(), cores, false);
      if (work.isWarm() && atCores.isPresent() && beyond.isPresent()) {
        Verdict verdict = work.table().decision().verdict(beyond.getAsInt(), atCores.getAsInt());
        (verdict == Verdict.FASTER ? gain : none).add(work.table().workload());
      }
    }
    List<String> parts = new ArrayList<>();
    if (!gain.isEmpty()) {
      parts.add(Words.list(gain) + " gains from more workers than cores: it waits");
    }
    if (!none.isEmpty()) {
      parts.add(
          "%s %s shown to gain%s"
              .formatted(
                  Words.list(none),
                  none.size() == 1 ? "isn't" : "aren't",
                  gain.isEmpty() ? " from more workers than cores" : ""));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "limit (%s): %s".formatted(Words.count(cores, "core"), String.join("; ", parts)));
  }

  /** The fastest judged cell with at most as many workers as cores, or with more. */
  private static OptionalInt bestMember(BatchTable table, int cores, boolean upTo) {
    List<Double> logMeans = table.decision().logMeans();
    return table.cells().stream()
        .filter(cell -> cell.member().isPresent() && cell.recommendable())
        .filter(cell -> {
          OptionalInt workers = Words.number(cell.workers());
          return workers.isPresent() && (workers.getAsInt() <= cores) == upTo;
        })
        .map(cell -> cell.member().orElseThrow())
        .min(Comparator.comparing(logMeans::get))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private Stream<String> losses() {
    return works.stream()
        .filter(Work::isWarm)
        .flatMap(work ->
            SpeedUpStacks.of(work.table(), run.cores()).ofFastest().stream()
                .map(sentence -> "%s: %s".formatted(work.shortName(works), sentence)))
        .limit(MOST_LOSSES);
  }

  private Stream<String> scaling() {
    return works.stream()
        .flatMap(work ->
            Scaling.of(work.table()).stream()
                .filter(Scaling::isTelling)
                .map(law -> "scaling: %s, %s: %s".formatted(work.name(), law.model(), law.words())))
        .limit(MOST_SCALINGS);
  }

  /** How many batches a pool must do before it pays, where a cold one doesn't. */
  private Optional<String> batchesToPay() {
    Map<String, NavigableMap<Long, String>> byCell = new LinkedHashMap<>();
    for (Work cold : works) {
      for (String model : cold.table().models()) {
        PoolStart.of(cold, works, model)
            .filter(PoolStart::pays)
            .ifPresent(start ->
                byCell
                    .computeIfAbsent(start.cell(), unused -> new TreeMap<>())
                    .putIfAbsent(start.batchesToPay(), cold.table().workload()));
      }
    }
    List<String> parts = new ArrayList<>();
    byCell.forEach((cell, batches) ->
        parts.add("%s beats serial only after about %s batches".formatted(cell, range(batches))));
    return parts.isEmpty() ? Optional.empty() : Optional.of("cold: " + String.join("; ", parts));
  }

  private static String range(NavigableMap<Long, String> batches) {
    String fewest = batches.firstKey() + " (" + batches.firstEntry().getValue() + ")";
    return batches.size() == 1
        ? fewest
        : "%s to %s (%s)".formatted(fewest, batches.lastKey(), batches.lastEntry().getValue());
  }

  private Stream<PoolStart> starts(String model) {
    return works.stream().flatMap(cold -> PoolStart.of(cold, works, model).stream());
  }

  /**
   * What opening and closing a pool adds to a batch: the same cell cold and warm.
   *
   * @param cell its name
   * @param seconds cold less warm; below zero when it is lost in the noise
   * @param gainSeconds serial less warm: what a batch gains from an open pool
   * @param coldLoses whether a batch with a pool of its own takes longer than serial
   */
  private record PoolStart(String cell, double seconds, double gainSeconds, boolean coldLoses) {
    /** Of a model's cold cell with the fewest workers that also ran warm. */
    static Optional<PoolStart> of(Work work, List<Work> works, String model) {
      Optional<Work> counterpart = work.isWarm() ? Optional.empty() : work.counterpart(works);
      if (counterpart.isEmpty()) {
        return Optional.empty();
      }
      BatchTable warm = counterpart.get().table();
      double serial = warm.serial().map(found -> found.seconds().value()).orElse(Double.NaN);
      return work.table().cells().stream()
          .filter(cell -> cell.model().equals(model))
          .flatMap(cell ->
              warm.cell(cell.workers(), model).stream()
                  .map(open -> {
                    double opened = open.seconds().value();
                    double cold = cell.seconds().value();
                    return new PoolStart(
                        cell.name(), cold - opened, serial - opened, cold > serial);
                  }))
          .findFirst();
    }

    boolean pays() {
      return coldLoses && seconds > 0 && gainSeconds > 0;
    }

    /** After how many batches an open pool has taken less time than serial would. */
    long batchesToPay() {
      return (long) Math.ceil(seconds / gainSeconds);
    }
  }

  private Map<String, Double> medians(Function<String, List<Double>> valuesOfModel) {
    Map<String, Double> medians = new LinkedHashMap<>();
    for (String model : Work.models(works)) {
      List<Double> values = valuesOfModel.apply(model);
      if (!values.isEmpty()) {
        medians.put(model, Words.median(values));
      }
    }
    return medians;
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
