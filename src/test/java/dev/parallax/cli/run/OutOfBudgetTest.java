package dev.parallax.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.Run;
import dev.parallax.campaign.journal.Event.How;
import dev.parallax.campaign.plan.Plan;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.own.OwnJvm;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What somebody reads whose budget was spent before the run was done. */
class OutOfBudgetTest {
  private static Plan plan(String... args) throws Exception {
    List<String> words =
        Stream.concat(
                Stream.of("BatchBenchmark.serial", "-p", "workload=noop", "--budget", "40s"),
                Arrays.stream(args))
            .toList();
    RunRequest request = RunOptions.parse(words).toRequest(words);
    try (OwnJvm jvm = request.ownWork().open()) {
      return Run.plan(request, jvm).plan();
    }
  }

  private static String line(Plan plan, int whole, boolean measured, String... directory) {
    Optional<Path> resumable = Arrays.stream(directory).map(Path::of).findFirst();
    return OutOfBudget.inOneLine(
        new Run.Outcome(
            Path.of("results.json"),
            measured,
            List.of(),
            false,
            Map.of(),
            Optional.empty(),
            How.BUDGET,
            whole,
            resumable),
        plan);
  }

  @Test
  void itSaysHowManyRoundsAreWholeAndHowToGoOn() throws Exception {
    assertThat(line(plan(), 2, true, "run"))
        .isEqualTo(
            "the budget of 0:40 min was spent after 2 whole rounds of 5 to 20; this resumes it:"
                + " java -jar benchmarks.jar --resume run [--budget TIME]");
    assertThat(line(plan("-f", "3"), 1, true, "run")).contains(" after 1 whole round of 3; ");
  }

  @Test
  void itSaysWhenNoRoundIsWholeOrNothingWasMeasured() throws Exception {
    assertThat(line(plan(), 0, true, "run")).contains(" was spent in the first round; ");
    assertThat(line(plan(), 0, false, "run")).contains(" before any fork had ended; ");
  }

  @Test
  void underPlainItSpeaksOfForks() throws Exception {
    assertThat(line(plan("--plain", "-f", "5"), 0, true))
        .endsWith(
            "when each cell had at least 0 of 5 forks; without a run directory there is nothing to"
                + " resume");
  }

  @Test
  void aPlanSaysWhenItsBudgetIsTooSmallForAnAnswer() throws Exception {
    assertThat(PlanText.of(plan())).doesNotContain("an answer takes");
    assertThat(PlanText.of(plan("BatchBenchmark.warm"))).contains("; an answer takes 3, about ");
  }
}
