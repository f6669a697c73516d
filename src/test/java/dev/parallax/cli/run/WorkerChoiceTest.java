package dev.parallax.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.plan.BatchTimes;
import dev.parallax.cli.run.WorkerChoice.Processes;
import dev.parallax.own.BusyCores;
import dev.parallax.own.WaitTrial.Found;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which worker counts a probe gets by what its first batches showed; the times are in ms. */
class WorkerChoiceTest {
  private static WorkerChoice choice(Processes processes) {
    return new WorkerChoice(
        2, (workers, models) -> List.of(workers.toString(), models.toString()), processes);
  }

  private static BatchTimes times(double busyCores, Map<Integer, Integer> millis) {
    TreeMap<Integer, Duration> tried = new TreeMap<>();
    millis.forEach((workers, time) -> tried.put(workers, Duration.ofMillis(time)));
    return new BatchTimes(
        Map.of(),
        Map.of(),
        Map.of("mine", new Found(new BusyCores(busyCores, busyCores), tried)),
        Optional.empty(),
        Map.of(),
        Duration.ZERO);
  }

  private static Optional<List<String>> words(Processes processes, BatchTimes times)
      throws Exception {
    return choice(processes).forWaiting(times).map(WorkerChoice.Chosen::words);
  }

  @Test
  void workThatComputesKeepsTheCountsRoundTheCores() throws Exception {
    BatchTimes computes = times(0.98, Map.of());
    assertThat(words(Processes.BY_DEFAULT, computes)).isEmpty();
    assertThat(choice(Processes.BY_DEFAULT).shorter(computes)).containsExactly("[2]", "[]");
  }

  @Test
  void workThatWaitsIsMeasuredWithAsManyWorkersAsTasksIfItGainsTillThere() throws Exception {
    BatchTimes waits = times(0.05, Map.of(16, 21, 8, 42));
    assertThat(words(Processes.BY_DEFAULT, waits)).contains(List.of("[2, 16]", "[]"));
    assertThat(choice(Processes.BY_DEFAULT).shorter(waits)).containsExactly("[16]", "[]");
    assertThat(choice(Processes.BY_DEFAULT).forWaiting(waits).orElseThrow().note())
        .isEqualTo(
            "it waits: a serial batch keeps 0.05 of a core busy. Tried with up to 16 workers, and"
                + " it still gains there");
  }

  @Test
  void whereMoreWorkersBringNothingTheFewestOfTheFastestAreTakenAndOneCountAbove()
      throws Exception {
    BatchTimes limited = times(0.1, Map.of(64, 101, 32, 100, 16, 99, 8, 105, 4, 200));
    assertThat(words(Processes.BY_DEFAULT, limited)).contains(List.of("[2, 8, 16]", "[]"));
    assertThat(choice(Processes.BY_DEFAULT).forWaiting(limited).orElseThrow().note())
        .contains("Tried with up to 64 workers, and 8 are about as fast as any");
  }

  @Test
  void hundredsOfWorkersAreThreadsUnlessTheUserNamesChildJvms() throws Exception {
    BatchTimes many = times(0.01, Map.of(400, 30, 200, 60));
    assertThat(words(Processes.BY_DEFAULT, many))
        .contains(List.of("[2, 400]", "[PLATFORM, VIRTUAL]"));
    assertThat(words(Processes.NONE, many)).contains(List.of("[2, 400]", "[]"));
    assertThat(words(Processes.AS_GIVEN, many)).contains(List.of("[2, 32]", "[]"));
  }

  @Test
  void theShortestOfAllAnswersTheFirstQuestionAndTheSecondOfWorkThatComputes() throws Exception {
    BatchTimes computes = times(0.98, Map.of());
    assertThat(shortest(Processes.BY_DEFAULT, computes)).contains("[2]", "[PLATFORM, PROCESS]");
    assertThat(shortest(Processes.NONE, computes)).contains("[2]", "[PLATFORM]");
    assertThat(shortest(Processes.AS_GIVEN, computes)).isEmpty();
    BatchTimes waits = times(0.02, Map.of(16, 20, 8, 40));
    assertThat(shortest(Processes.BY_DEFAULT, waits)).contains("[16]", "[PLATFORM]");
  }

  private static List<String> shortest(Processes processes, BatchTimes times) throws Exception {
    return choice(processes).shortest(times).map(WorkerChoice.Chosen::words).orElse(List.of());
  }
}
