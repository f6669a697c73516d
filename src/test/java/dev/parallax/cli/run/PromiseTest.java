package dev.parallax.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is said of a budget when the first batches have been run. */
class PromiseTest {
  private static String ofAMinute(double rounds, Duration answer) {
    return PlanText.of(
        new Run.Promise(rounds, Duration.ofMillis(900), false, answer), Duration.ofMinutes(1));
  }

  @Test
  void aBudgetThatIsTooSmallForAnAnswerIsToldWithOneThatWouldDo() {
    assertThat(ofAMinute(1.4, Duration.ofMillis(98_500)))
        .isEqualTo(
            "a batch takes 900 ms: time for about 1.4 rounds; an answer takes 3: --budget 99s would"
                + " do, or fewer or smaller tasks");
  }

  @Test
  void aBudgetThatIsEnoughIsNotQuestioned() {
    assertThat(ofAMinute(3.1, Duration.ofSeconds(58)))
        .isEqualTo("a batch takes 900 ms: time for about 3.1 rounds");
  }
}
