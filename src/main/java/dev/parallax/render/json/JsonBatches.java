package dev.parallax.render.json;

import dev.parallax.advice.screen.Advice;
import dev.parallax.render.parts.Titles;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.decision.Decision;
import dev.parallax.stat.decision.PairVerdict;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.stat.decision.Verdict;
import dev.parallax.suite.Benchmarks;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.unit.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A workload's table as JSON.
 *
 * @param table the numbers
 * @param json where they go
 */
record JsonBatches(BatchTable table, JsonFields json) {
  void cells() {
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
      json.string("unit", "s");
      json.string("direction", Direction.LOWER_IS_BETTER.words());
      json.count("forks", cell.forks());
      json.count("iterations", cell.iterations());
      json.estimate("estimate", cell.seconds());
      json.number("bound", cell.bound());
      if (cell.speedUp().isPresent()) {
        json.estimate("speedup", cell.speedUp().get());
      } else {
        json.nothing("speedup");
      }
      JsonScores.secondary(cell.secondary(), json);
      json.strings(
          "warnings",
          cell.warnings().stream().map(warning -> warning.kind().word()).distinct().toList());
    });
  }

  void comparisons() {
    Decision decision = table.decision();
    for (PairVerdict pair : decision.pairs()) {
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
          () -> cell.map(this::notDistinguished).orElse(List.of()).forEach(this::element));
      json.strings(
          "reasons",
          List.of(advice.parallelWords(), advice.recommendationWords(), advice.howSure()));
      json.strings("caveats", advice.caveats());
    });
  }

  private void element(BatchCell cell) {
    json.object(() -> params(cell).forEach(json::string));
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
      params.put("workers", cell.workers());
    }
    return params;
  }
}
