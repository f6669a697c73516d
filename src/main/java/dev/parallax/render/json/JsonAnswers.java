package dev.parallax.render.json;

import dev.parallax.advice.screen.AnswerInWords;
import dev.parallax.advice.screen.CaseAnswers;
import dev.parallax.advice.screen.FourQuestions;
import dev.parallax.advice.screen.UseInWords;
import dev.parallax.stat.Estimate;
import dev.parallax.stat.answers.Answer;
import dev.parallax.stat.answers.Question;
import dev.parallax.stat.answers.WorkerCounts;
import dev.parallax.table.BatchTable;

/** The four answers about a case as JSON, and what to use. */
record JsonAnswers(BatchTable table, CaseAnswers found, JsonFields json) {
  void answers() {
    found.answers().forEach(answer -> json.object(() -> answer(answer)));
  }

  private void answer(AnswerInWords inWords) {
    Answer answer = inWords.answer();
    json.string("workload", table.workload());
    json.string("lifecycle", table.lifecycle().word());
    json.params("params", table.settings());
    json.stringOrNull("label", table.source());
    table.machine().ifPresent(machine -> json.stringOrNull("machine", machine));
    json.string("question", answer.question().word());
    json.string("answer", answer.outcome().word());
    json.estimate(answer.ratio());
    json.string("evidence", answer.evidence().word());
    json.count("rounds", answer.rounds());
    FourQuestions.roundsNeeded(answer)
        .ifPresentOrElse(
            rounds -> json.count("roundsNeeded", rounds), () -> json.nothing("roundsNeeded"));
    json.array(
        "byWorkers",
        () ->
            answer
                .byWorkers()
                .forEach(at ->
                    json.object(() -> {
                      json.count("workers", at.workers());
                      json.string("answer", at.outcome().word());
                      json.estimate(at.ratio());
                    })));
    if (answer.question() == Question.WORKERS) {
      table.answers().workers().ifPresent(this::counts);
    }
    json.string("words", inWords.sentence());
  }

  private void counts(WorkerCounts counts) {
    json.count("leading", counts.leading());
    json.array("notRuledOut", () -> counts.notRuledOut().forEach(json::element));
    json.string("highestTried", counts.highestTried() ? "yes" : "no");
  }

  /** What to use; null if no cell has a time. */
  void use() {
    found.use().ifPresentOrElse(this::use, () -> json.nothing("use"));
  }

  private void use(UseInWords use) {
    json.object(
        "use",
        () -> {
          json.string("name", use.name());
          json.stringOrNull("choice", use.choice());
          json.string("model", use.cell().model());
          json.countOrText("workers", use.cell().workers(), true);
          json.estimate(
              "speedup", use.cell().speedUp().orElse(Estimate.withoutInterval(Double.NaN)));
          json.number("bound", use.bound());
          json.string("words", use.sentence());
        });
  }
}
