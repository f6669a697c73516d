package dev.parallax.planted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tasks that are planned to absolute times. */
class LanesTest {
  private static final long MILLI = 1_000_000;

  private final Lanes lanes = new Lanes();

  @Test
  void aTaskCountsFromWhenTheOneBeforeItWasToEnd() {
    assertThat(lanes.begin(MILLI)).isEqualTo(MILLI);
    lanes.end(9 * MILLI);
    assertThat(lanes.begin(10 * MILLI)).isEqualTo(9 * MILLI);
    assertThat(lanes.begin(10 * MILLI)).isEqualTo(10 * MILLI);
  }

  @Test
  void ofTwoThatEndedTheEarlierIsGoneOnWith() {
    lanes.end(9 * MILLI);
    lanes.end(8 * MILLI);
    assertThat(lanes.begin(9 * MILLI)).isEqualTo(8 * MILLI);
    assertThat(lanes.begin(9 * MILLI)).isEqualTo(9 * MILLI);
  }

  @Test
  void behindAPauseNothingIsMadeUpFor() {
    lanes.end(8 * MILLI);
    assertThat(lanes.begin(14 * MILLI)).isEqualTo(14 * MILLI);
  }
}
