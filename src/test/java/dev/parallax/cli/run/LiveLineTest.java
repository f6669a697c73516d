package dev.parallax.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.rounds.Progress.Position;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a terminal of some width shows while a run goes on. */
class LiveLineTest {
  private static final Optional<Position> HERE =
      Optional.of(new Position(3, 7, 31, 78, Duration.ofSeconds(95), true));
  private static final String CELL = "warm cpu platform 2";
  private static final Optional<String> ANSWER =
      Optional.of("cpu, warm: platform x 2, at most 9 % slower than the best");

  private static String line(int columns) {
    return LiveLine.of(HERE, CELL, ANSWER, columns);
  }

  @Test
  void aWideTerminalHasAllOfIt() {
    assertThat(line(200))
        .isEqualTo(
            "[31/78, round 3/7, at most 1:35 min left] warm cpu platform 2 | cpu, warm: platform x"
                + " 2, at most 9 % slower than the best");
  }

  @Test
  void onANarrowOneTheAnswerStaysLongest() {
    assertThat(line(100))
        .isEqualTo(
            "[31/78, round 3/7, at most 1:35 min left] cpu, warm: platform x 2, at most 9 % slower"
                + " than the best");
    assertThat(line(68))
        .isEqualTo("[31/78] cpu, warm: platform x 2, at most 9 % slower than the best");
    assertThat(line(60)).isEqualTo("cpu, warm: platform x 2, at most 9 % slower than the best");
    assertThat(line(10)).isEqualTo("cpu, warm:");
  }

  @Test
  void beforeThereIsAnAnswerItSaysWhatRuns() {
    assertThat(LiveLine.of(Optional.empty(), CELL, Optional.empty(), 59)).isEqualTo(CELL);
    assertThat(LiveLine.of(HERE, CELL, Optional.empty(), 79))
        .isEqualTo("[31/78, round 3/7, at most 1:35 min left] warm cpu platform 2");
    assertThat(LiveLine.of(HERE, CELL, Optional.empty(), 50))
        .isEqualTo("[31/78] warm cpu platform 2");
  }

  @Test
  void noWidthMakesItLonger() {
    for (int columns = 0; columns < 120; columns++) {
      assertThat(line(columns).length()).isLessThanOrEqualTo(columns);
      assertThat(LiveLine.of(HERE, CELL, Optional.empty(), columns).length())
          .isLessThanOrEqualTo(columns);
    }
  }
}
