package dev.parallax.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.advice.rules.Finding;
import dev.parallax.advice.screen.Advice;
import dev.parallax.advice.screen.CaseAnswers;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import dev.parallax.result.SuiteJson;
import dev.parallax.stat.answers.Question;
import dev.parallax.stat.decision.Answer;
import dev.parallax.stat.decision.Recommendation;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.build.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From results of known truth to what is said about them. */
class ReportTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void workThatScalesIsSaidToAndTheCheapestGoodCellIsPreferred(long seed) throws IOException {
    Advice advice =
        advice(
            new SuiteJson(seed, 0.008)
                .batch("serial", "cpu", "", 0, 400, 7)
                .workload("warm", "cpu", 402, 2, 7));

    assertThat(advice.parallelHelps()).as("seed %d", seed).isEqualTo(Answer.YES);
    assertThat(advice.parallelWords()).startsWith("yes: platform x 2 is ").contains("x (");
    assertThat(advice.recommendation()).isEqualTo(Recommendation.PREFER);
    assertThat(advice.recommendationWords())
        .startsWith("prefer platform x 2: at most ")
        .contains("virtual x 2");
    assertThat(advice.howSure()).isEqualTo("full evidence: 7 rounds");
  }

  @Test
  void workThatDoesNotScaleIsBestLeftSerial() throws IOException {
    Advice advice =
        advice(
            new SuiteJson(1, 0.005)
                .batch("serial", "cpu", "", 0, 400, 7)
                .workload("warm", "cpu", 402, 1, 7));

    assertThat(advice.parallelHelps()).isEqualTo(Answer.NO);
    assertThat(advice.parallelWords()).startsWith("no: serial is at most ");
    assertThat(advice.recommendationWords()).startsWith("prefer serial");
  }

  @Test
  void noiseGivesNoWinnerAndSaysHowManyRoundsWouldDo() throws IOException {
    Advice advice =
        advice(
            new SuiteJson(1, 0.06)
                .batch("serial", "cpu", "", 0, 400, 3)
                .workload("warm", "cpu", 402, 2, 3));

    assertThat(advice.recommendation()).isEqualTo(Recommendation.NO_CLEAR_WINNER);
    assertThat(advice.recommendationWords())
        .startsWith("no clear winner: ")
        .contains("can't be distinguished from it")
        .containsPattern("about \\d+ rounds would do")
        .doesNotContain("tie");
  }

  @Test
  void oneForkSaysThatItCannotKnowAndWhatToRun() throws IOException {
    Report.Section section =
        section(
            new SuiteJson(1, 0.01)
                .batch("serial", "cpu", "", 0, 400, 1)
                .workload("warm", "cpu", 402, 2, 1));

    Advice advice = section.advice().orElseThrow();
    assertThat(advice.parallelHelps()).isEqualTo(Answer.UNCLEAR);
    assertThat(advice.parallelWords()).startsWith("not enough data: 1 round ").contains("-f 5");
    assertThat(advice.recommendationWords()).startsWith("not enough data").contains("-f 5");
    assertThat(section.findings()).extracting(Finding::code).containsExactly("one-fork");
  }

  @Test
  void aLockUnderProcessesIsNeverRecommendedHoweverFast() throws IOException {
    SuiteJson rows = new SuiteJson(1, 0.005).batch("serial", "lock", "", 0, 400, 7);
    rows.workload("warm", "lock", 402, 1, 7).batch("warm", "lock", "process", 16, 40, 7);
    Report.Section section = section(rows);

    assertThat(section.advice().orElseThrow().recommendationWords()).startsWith("prefer serial");
    assertThat(section.findings()).extracting(Finding::code).contains("other-nature");
    assertThat(section.advice().orElseThrow().recommendationWords()).doesNotContain("process");
    CaseAnswers answers = section.advice().orElseThrow().answers();
    assertThat(answers.answers())
        .extracting(found -> found.answer().question())
        .doesNotContain(Question.THREADS_OR_PROCESSES);
    assertThat(answers.use().orElseThrow().name()).doesNotContain("process");
  }

  @Test
  void aWorkloadOfTheUsersOwnIsJudgedByTheTraitsThatTheRunWroteDown() throws IOException {
    SuiteJson rows = new SuiteJson(1, 0.005).batch("serial", "my-lock", "", 0, 400, 7);
    rows.workload("warm", "my-lock", 402, 1, 7).batch("warm", "my-lock", "process", 16, 40, 7);
    Path run = rows.runDirectory(folder);
    Files.writeString(
        run.resolve("environment.json"),
        "{\"traits\": {\"my-lock\": [\"other-work-in-processes\"]}}");
    Report.Section section = report(run).sections().getFirst();

    assertThat(section.advice().orElseThrow().recommendationWords()).startsWith("prefer serial");
    assertThat(section.findings()).extracting(Finding::code).contains("other-nature");
  }

  @Test
  void aRunThatSaysThatAWorkloadHasNoTraitsIsBelieved() throws IOException {
    SuiteJson rows = new SuiteJson(1, 0.005).batch("serial", "lock", "", 0, 400, 7);
    rows.workload("warm", "lock", 402, 1, 7).batch("warm", "lock", "process", 16, 40, 7);
    Path run = rows.runDirectory(folder);
    Files.writeString(run.resolve("environment.json"), "{\"traits\": {\"lock\": []}}");
    Report.Section section = report(run).sections().getFirst();

    assertThat(section.findings()).extracting(Finding::code).doesNotContain("other-nature");
  }

  @Test
  void withoutSerialItIsSaidWhatIsComparedWithInstead() throws IOException {
    Report.Section section = section(new SuiteJson(1, 0.01).workload("warm", "cpu", 402, 2, 5));

    assertThat(section.findings())
        .filteredOn(finding -> finding.code().equals("no-serial"))
        .extracting(Finding::message)
        .containsExactly("there is no serial result of this work; speed-ups are over platform x 1");
    assertThat(section.advice().orElseThrow().parallelHelps()).isEqualTo(Answer.UNCLEAR);
  }

  @Test
  void aCellWithTooFewRoundsDoesNotDragDownTheOthers() throws IOException {
    Report.Section section =
        section(
            new SuiteJson(1, 0.01)
                .batch("serial", "cpu", "", 0, 400, 5)
                .batch("warm", "cpu", "platform", 2, 200, 5)
                .batch("warm", "cpu", "virtual", 2, 200, 1));

    assertThat(section.advice().orElseThrow().howSure()).isEqualTo("full evidence: 5 rounds");
    assertThat(section.findings()).extracting(Finding::code).contains("too-few-rounds");
  }

  @Test
  void roundsThatNotAllCellsHaveAreNamed() throws IOException {
    Report.Section section =
        section(
            new SuiteJson(1, 0.01)
                .batch("serial", "cpu", "", 0, 400, 7)
                .batch("warm", "cpu", "virtual", 2, 200, 5)
                .batch("warm", "cpu", "platform", 2, 200, 7));

    assertThat(section.findings())
        .filteredOn(finding -> finding.code().equals("ragged-rounds"))
        .extracting(Finding::message)
        .containsExactly(
            "compared over the 5 rounds that all cells share, though some have 7; fewer have"
                + " virtual x 2 (5)");
  }

  @Test
  void rowsOfTheSameKeyArePooledAndSaidToBe() throws IOException {
    Report.Section section =
        section(
            new SuiteJson(1, 0.01)
                .batch("serial", "cpu", "", 0, 400, 3)
                .batch("serial", "cpu", "", 0, 400, 3)
                .batch("warm", "cpu", "platform", 2, 200, 6));

    assertThat(section.findings())
        .filteredOn(finding -> finding.code().equals("pooled"))
        .extracting(Finding::where)
        .containsExactly("cpu, warm: serial");
    BatchTable table = (BatchTable) section.table();
    assertThat(table.serial().orElseThrow().forks()).isEqualTo(6);
    assertThat(table.commonRounds()).as("pooled forks have no rounds").isFalse();
  }

  @Test
  void serialServesWarmAndColdAlike() throws IOException {
    Report report =
        report(
            new SuiteJson(1, 0.01)
                .batch("serial", "cpu", "", 0, 400, 5)
                .batch("warm", "cpu", "platform", 2, 200, 5)
                .batch("cold", "cpu", "platform", 2, 220, 5));

    assertThat(report.sections())
        .hasSize(2)
        .allSatisfy(section -> assertThat(((BatchTable) section.table()).serial()).isPresent());
  }

  @Test
  void serialAloneStandsInATableOfScores() throws IOException {
    Report.Section section = section(new SuiteJson(1, 0.01).batch("serial", "cpu", "", 0, 400, 5));

    assertThat(section.table()).isInstanceOf(ScoreTable.class);
    assertThat(section.advice()).isEmpty();
  }

  private Advice advice(SuiteJson rows) throws IOException {
    return section(rows).advice().orElseThrow();
  }

  private Report.Section section(SuiteJson rows) throws IOException {
    List<Report.Section> sections = report(rows).sections();
    assertThat(sections).hasSize(1);
    return sections.getFirst();
  }

  private Report report(SuiteJson rows) throws IOException {
    return report(rows.runDirectory(Files.createTempDirectory(folder, "run")));
  }

  private static Report report(Path run) throws IOException {
    ResultFile file = (ResultFile) ResultReader.read(run, "run");
    return Report.of(Tables.of(List.of(file), ReportSettings.standard()));
  }
}
