package dev.parallax.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.advice.rules.Finding;
import dev.parallax.advice.rules.Findings;
import dev.parallax.advice.screen.AnswerInWords;
import dev.parallax.advice.screen.FourQuestions;
import dev.parallax.advice.screen.TwoIndexes;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.answers.Question;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.stat.decision.PairVerdict;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.build.Tables;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of forks that were not warm. The files were measured by this suite on a machine
 * where memory is slow to touch for the first time, and once more with all of it touched
 * beforehand.
 */
class WarmOrNotTest {
  @Test
  void cellsOfAShortRunThatTouchNewMemoryAreNotWarm() throws Exception {
    BatchTable table = table("first-touch-quick.json", "vector-add");

    assertThat(notWarm(table))
        .containsExactly("platform x 2", "virtual x 2", "platform x 8", "virtual x 8");
    assertThat(messages(table, "not-warm")).anyMatch(m -> m.contains("takes 2.5 times as long"));
    assertThat(notWarm(table("first-touch-quick.json", "file-write")))
        .contains("platform x 2", "virtual x 2", "platform x 8", "virtual x 8")
        .doesNotContain("serial");
  }

  @Test
  void theSameCellsAreWarmWhenMemoryWasTouchedBefore() throws Exception {
    for (BatchTable table : tables("first-touch-quick-pretouched.json")) {
      assertThat(notWarm(table)).isEmpty();
      assertThat(codes(table)).doesNotContain("not-warm", "more-than-the-cores-can-give");
    }
    BatchTable table = table("first-touch-quick-pretouched.json", "vector-add");
    assertThat(TwoIndexes.inWords(table).parallelWords()).contains("1.64x (1.46 to 1.84)");
  }

  @Test
  void aWarmUpThatIsThroughForTwoWorkersIsNotForOne() throws Exception {
    BatchTable table = table("first-touch-default.json", "vector-add");

    assertThat(notWarm(table))
        .containsExactly("serial", "platform x 1", "virtual x 1", "process x 1");
    assertThat(messages(table, "not-warm"))
        .allMatch(message -> message.contains("warm up for 1 more iteration (-wi)"));
    assertThat(TwoIndexes.inWords(table).parallelWords())
        .isEqualTo("unclear: serial was not warm, so speed-ups over it are too large");
    AnswerInWords parallel = answer(table, Question.PARALLEL);
    assertThat(parallel.answer().outcome().isDecided()).isFalse();
    assertThat(parallel.doubt().orElseThrow()).startsWith("not warm: serial, platform x 1, ");
    assertThat(notWarm(table("first-touch-default.json", "cpu"))).isEmpty();
  }

  @Test
  void nothingIsConcludedFromCellsThatWereNotWarm() throws Exception {
    for (BatchTable table : tables("first-touch-default.json")) {
      for (PairVerdict pair : table.decision().pairs()) {
        boolean bothWarm = table.member(pair.a()).isWarm() && table.member(pair.b()).isWarm();
        if (!bothWarm) {
          assertThat(pair.evidence()).isEqualTo(Evidence.NONE);
        }
      }
      table.decision().prefer().ifPresent(cell -> assertThat(table.member(cell).isWarm()).isTrue());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoWorkersThatAreFourTimesAsFastAsSerialAreMoreThanTheCoresCanGive(boolean rounds)
      throws Exception {
    BatchTable table = table("first-touch-quick.json", "vector-add", rounds);

    assertThat(messages(table, "more-than-the-cores-can-give"))
        .anyMatch(message ->
            message.contains("a speed-up of 4.06, where 2 workers allow about 2;")
                && message.contains("serial was not warm or touched new memory"));
    assertThat(table.decision().recommendation()).isEqualTo(Recommendation.INSUFFICIENT_DATA);
    assertThat(TwoIndexes.inWords(table).recommendationWords())
        .startsWith("not enough data: what leads can't be believed; not warm")
        .endsWith("faster than the cores allow, so never preferred: process x 2");
    AnswerInWords parallel = answer(table, Question.PARALLEL);
    assertThat(parallel.answer().outcome().isDecided()).isFalse();
    assertThat(parallel.doubt().orElseThrow()).contains("faster than the cores allow: process x 2");
  }

  /** Four times as fast as serial with two workers: it is serial that was measured wrongly. */
  @Test
  void aCellThatIsFasterThanItCanBeTurnsNoAnswer() {
    String warm = "BatchBenchmark.warm workload=cpu workers=2 model=";
    Rows rows =
        new Rows(6)
            .cell("BatchBenchmark.serial workload=cpu", 7, 3, fork -> 0.4 * (1 + 0.002 * fork))
            .cell(warm + "platform", 7, 3, fork -> 0.21)
            .cell(warm + "virtual", 7, 3, fork -> 0.21)
            .cell(warm + "process", 7, 3, fork -> 0.1);
    BatchTable table = (BatchTable) rows.report().sections().getFirst().table();

    for (Question question : List.of(Question.PARALLEL, Question.THREADS_OR_PROCESSES)) {
      AnswerInWords answer = answer(table, question);
      assertThat(answer.answer().outcome().isDecided()).as("%s", question).isFalse();
      assertThat(answer.doubt()).contains("faster than the cores allow: process x 2");
    }
    assertThat(FourQuestions.inWords(table).use().orElseThrow().cell().model())
        .isNotEqualTo("process");
  }

  /** When warm it may be faster still, so that others can't be called the best. */
  @Test
  void aCellThatWasNotWarmKeepsOthersFromBeingPreferred() {
    Rows rows =
        new Rows(4)
            .cell("BatchBenchmark.serial workload=cpu", 7, 3, fork -> 0.2)
            .cell("BatchBenchmark.warm workload=cpu model=platform workers=2", 7, 3, fork -> 0.3)
            .row(
                "BatchBenchmark.warm workload=cpu model=virtual workers=2",
                Collections.nCopies(7, new double[] {0.4, 0.15, 0.15}));
    BatchTable table = (BatchTable) rows.report().sections().getFirst().table();

    assertThat(notWarm(table)).containsExactly("virtual x 2");
    assertThat(table.decision().recommendation()).isEqualTo(Recommendation.INSUFFICIENT_DATA);
    assertThat(answer(table, Question.PLATFORM_OR_VIRTUAL).sentence())
        .startsWith("open: ")
        .contains("; not warm: virtual x 2; no evidence");
  }

  @Test
  void coresThatWorkWaitsForAreNoLimitAndThoseThatItUsesAre() {
    String serial = "BatchBenchmark.serial workload=cpu metric.tree.cpu=%s:ms/op";
    String cell = "BatchBenchmark.warm workload=cpu model=platform workers=8";

    assertThat(
            new Rows(5)
                .fact("limits.quotaCores", "2.0")
                .cell(serial.formatted("200"), 7, 3, fork -> 0.2)
                .cell(cell, 7, 3, fork -> 0.03)
                .codes())
        .contains("more-than-the-cores-can-give");
    assertThat(
            new Rows(5)
                .fact("limits.quotaCores", "2.0")
                .cell(serial.formatted("20"), 7, 3, fork -> 0.2)
                .cell(cell, 7, 3, fork -> 0.03)
                .codes())
        .doesNotContain("more-than-the-cores-can-give");
  }

  @Test
  void whatIsStillBeingCompiledIsSuggestiveAtMostByWhatThatTakesOfTheCores() throws Exception {
    String serial = "BatchBenchmark.serial workload=cpu metric.tree.compile.time=";
    String cell = "BatchBenchmark.warm workload=cpu model=platform workers=2";

    for (String compiling : List.of("8", "12")) {
      Rows rows =
          new Rows(5)
              .fact("limits.quotaCores", "2.0")
              .cell(serial + compiling + ":ms/op", 7, 3, fork -> 0.1)
              .cell(cell, 7, 3, fork -> 0.05);
      assertThat(rows.codes().contains("still-compiling"))
          .as("%s ms of 100, on two cores", compiling)
          .isEqualTo(compiling.equals("12"));
    }
  }

  @Test
  void whatIsNotWarmIsNotCalledNoisy() throws Exception {
    assertThat(codes(table("first-touch-default.json", "vector-add")))
        .contains("not-warm")
        .doesNotContain("unstable-forks", "not-steady");
  }

  private static AnswerInWords answer(BatchTable table, Question question) {
    return FourQuestions.inWords(table).answers().stream()
        .filter(found -> found.answer().question() == question)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> notWarm(BatchTable table) {
    return table.cells().stream().filter(cell -> !cell.isWarm()).map(BatchCell::name).toList();
  }

  private static List<String> messages(BatchTable table, String code) {
    return Findings.of(table).stream()
        .filter(finding -> finding.code().equals(code))
        .map(Finding::message)
        .toList();
  }

  private static Stream<String> codes(BatchTable table) {
    return Findings.of(table).stream().map(Finding::code);
  }

  private static BatchTable table(String file, String workload) throws Exception {
    return table(file, workload, true);
  }

  private static BatchTable table(String file, String workload, boolean rounds) throws Exception {
    return tables(file, rounds).stream()
        .filter(table -> table.workload().equals(workload))
        .findFirst()
        .orElseThrow();
  }

  private static List<BatchTable> tables(String name) throws URISyntaxException {
    return tables(name, true);
  }

  private static List<BatchTable> tables(String name, boolean rounds) throws URISyntaxException {
    Path path = Path.of(Objects.requireNonNull(WarmOrNotTest.class.getResource(name)).toURI());
    ResultFile file = (ResultFile) ResultReader.read(path, name);
    return Tables.of(List.of(file), new ReportSettings(DecisionRule.standard(), rounds)).stream()
        .map(BatchTable.class::cast)
        .toList();
  }
}
