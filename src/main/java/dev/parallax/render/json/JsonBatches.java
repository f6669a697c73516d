package dev.parallax.render.json;

import dev.parallax.advice.screen.Advice;
import dev.parallax.advice.screen.Scaling;
import dev.parallax.advice.screen.SpeedUpStacks;
import dev.parallax.render.parts.Titles;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.decision.PairVerdict;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.stat.scaling.Coefficient;
import dev.parallax.stat.scaling.Peak;
import dev.parallax.stat.scaling.ScalingFit;
import dev.parallax.suite.Benchmarks;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.SpeedUpStack;
import dev.parallax.unit.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A workload's table as JSON, with its advice and its laws of scaling. */
record JsonBatches(BatchTable table, JsonFields json) implements JsonTable {
  @Override
  public void cells() {
    table.cells().forEach(this::cell);
  }

  private void cell(BatchCell cell) {
    json.object(() -> {
      json.string("family", family());
      json.string(
          "benchmark",
          cell.isSerial() ? Benchmarks.serialOf(table.benchmark()) : table.benchmark());
      json.params("params", params(cell));
      json.string("mode", table.mode());
      json.stringOrNull("label", table.source());
      table.machine().ifPresent(machine -> json.stringOrNull("machine", machine));
      JsonTable.measured(Unit.SECONDS, cell.forks(), cell.iterations(), cell.seconds(), json);
      json.number("bound", cell.bound());
      if (cell.speedUp().isPresent()) {
        json.estimate("speedup", cell.speedUp().get());
      } else {
        json.nothing("speedup");
      }
      JsonTable.secondary(cell.secondary(), json);
      JsonTable.warnings(cell.warnings(), json);
    });
  }

  @Override
  public void comparisons() {
    for (PairVerdict pair : table.decision().pairs()) {
      json.object(() -> {
        json.string("family", family());
        json.params("a", params(table.member(pair.a())));
        json.params("b", params(table.member(pair.b())));
        json.estimate("ratio", pair.ratio());
        json.number("p", pair.p());
        json.number("pHolm", pair.pHolm());
        json.string("verdict", pair.verdict().word());
        json.string("evidence", pair.evidence().word());
      });
    }
  }

  void recommendation(Advice advice) {
    Optional<BatchCell> cell = named(advice.recommendation());
    json.object(() -> {
      json.string("workload", table.workload());
      json.string("lifecycle", table.lifecycle().word());
      json.params("params", table.settings());
      json.stringOrNull("label", table.source());
      table.machine().ifPresent(machine -> json.stringOrNull("machine", machine));
      json.string("kind", advice.recommendation().word());
      json.stringOrNull("model", cell.map(BatchCell::model).orElse(""));
      json.countOrText("workers", cell.map(BatchCell::workers).orElse(""), true);
      json.estimate(
          "speedup", cell.flatMap(BatchCell::speedUp).orElse(Estimate.withoutInterval(Double.NaN)));
      json.number("bound", cell.map(BatchCell::bound).orElse(Double.NaN));
      json.string("parallelHelps", advice.parallelHelps().word());
      json.array(
          "notDistinguished",
          () ->
              cell.map(this::notDistinguished)
                  .orElse(List.of())
                  .forEach(other -> json.object(() -> params(other).forEach(json::string))));
      json.strings(
          "reasons",
          List.of(advice.parallelWords(), advice.recommendationWords(), advice.howSure()));
      json.strings("caveats", advice.caveats());
      new JsonAnswers(table, advice.answers(), json).use();
    });
  }

  private String family() {
    return Titles.heading(table);
  }

  /** The preferred cell, or the one that leads; none without enough data. */
  private Optional<BatchCell> named(Recommendation kind) {
    OptionalInt member =
        switch (kind) {
          case PREFER -> table.decision().prefer();
          case NO_CLEAR_WINNER -> table.decision().leader();
          case INSUFFICIENT_DATA -> OptionalInt.empty();
        };
    return member.isPresent() ? Optional.of(table.member(member.getAsInt())) : Optional.empty();
  }

  private List<BatchCell> notDistinguished(BatchCell cell) {
    int own = cell.member().orElse(-1);
    return table.cells().stream()
        .filter(other -> other.recommendable() && other.member().isPresent())
        .filter(other -> other.member().getAsInt() != own)
        .filter(other -> {
          Verdict verdict = table.decision().verdict(other.member().getAsInt(), own);
          return verdict == Verdict.EQUIVALENT || verdict == Verdict.INCONCLUSIVE;
        })
        .toList();
  }

  private Map<String, String> params(BatchCell cell) {
    Map<String, String> params = new LinkedHashMap<>(table.settings());
    params.put("workload", table.workload());
    if (!cell.isSerial()) {
      params.put("model", cell.model());
    }
    if (cell.hasWorkers()) {
      params.put("workers", cell.workers());
    }
    return params;
  }

  /** In workers: speed-up and what is lost add up to them. */
  void stacks(SpeedUpStacks all) {
    for (SpeedUpStack stack : all.stacks()) {
      json.object(() -> {
        json.string("family", family());
        json.params("params", params(stack.cell()));
        json.count("workers", stack.workers());
        json.number("speedup", stack.speedUp());
        json.object(
            "lost",
            () -> stack.lost().forEach((part, workers) -> json.number(part.word(), workers)));
      });
    }
  }

  void scaling(List<Scaling> all) {
    all.forEach(scaling -> json.object(() -> fit(scaling)));
  }

  private void fit(Scaling scaling) {
    json.string("family", family());
    Map<String, String> params = new LinkedHashMap<>(table.settings());
    params.put("workload", table.workload());
    params.put("model", scaling.model());
    json.params("params", params);
    if (scaling.fit() instanceof ScalingFit.Fitted fitted) {
      json.string("law", fitted.law().word());
      coefficient("alpha", fitted.alpha());
      coefficient("beta", fitted.beta());
      coefficient("gamma", fitted.gamma());
      json.number("peakWorkers", fitted.peak() instanceof Peak.At at ? at.workers() : Double.NaN);
    } else {
      json.nothing("law");
      json.nothing("peakWorkers");
    }
    json.string("why", scaling.words());
  }

  private void coefficient(String name, Coefficient coefficient) {
    json.object(
        name,
        () -> {
          json.number("value", coefficient.value());
          json.number("se", coefficient.standardError().orElse(Double.NaN));
        });
  }
}
