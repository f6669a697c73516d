package dev.parallax.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
  @ParameterizedTest
  @CsvSource({"90s,90", "10m,600", "10min,600", "1h30m,5400", "2h,7200", "1h1m1s,3661"})
  void aTimeIsReadAsPeopleWriteIt(String text, long seconds) {
    assertThat(TimeSpan.parse("--budget", text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "10", "-5m", "1.5h", "5m 3s", "30m1h", "10ms", "99999999999s"})
  void anythingElseIsNamedWithWhatIsAllowed(String text) {
    assertThatThrownBy(() -> TimeSpan.parse("--budget", text))
        .isInstanceOf(BadUsage.class)
        .hasMessage("--budget %s: valid: a time above 0 such as 90s, 10m or 1h30m", text);
  }
}
