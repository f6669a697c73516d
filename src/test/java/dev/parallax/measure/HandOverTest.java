package dev.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandOverTest {
  private static Properties properties(List<String> jvmArgs) {
    Properties properties = new Properties();
    for (String arg : jvmArgs) {
      assertThat(arg).startsWith("-D").doesNotContain(" ");
      String[] nameAndValue = arg.substring(2).split("=", 2);
      properties.setProperty(nameAndValue[0], nameAndValue[1]);
    }
    return properties;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10", "http://host/?a=b&c=d", "with space", "comma,quote\"", "ümläut", "%41", "+"})
  void aForkReadsTheSettingsThatItWasHanded(String value) {
    HandOver handOver =
        new HandOver(
                Map.of("name", value),
                OptionalLong.of(-42),
                List.of("-Xint", "-XX:+UseSerialGC"),
                Optional.of(new HandOver.ChildRecord("/a b/children.txt", "cell x=1")))
            .withRound(3)
            .ofTwin(true)
            .withService(Map.of("url", value))
            .withWarmUp(new WarmUpLimits(Duration.ofMillis(300), Duration.ofSeconds(2)))
            .touchingHeaps(true);
    assertThat(HandOver.read(properties(handOver.jvmArgs()))).isEqualTo(handOver);
  }

  @Test
  void theRunDirectoryIsWhereChildrenAreRecorded() {
    HandOver handOver =
        new HandOver(
            Map.of(),
            OptionalLong.empty(),
            List.of(),
            Optional.of(new HandOver.ChildRecord("/run/children.txt", "cell")));
    assertThat(handOver.runDirectory()).contains(Path.of("/run"));
    assertThat(HandOver.read(new Properties()).runDirectory()).isEmpty();
  }

  @Test
  void underJmhsOwnMainNothingWasHandedOver() {
    HandOver nothing = HandOver.read(new Properties());
    assertThat(nothing.settings()).isEmpty();
    assertThat(nothing.checksum()).isEmpty();
    assertThat(nothing.twin()).isFalse();
    assertThat(HandOver.isFork(new Properties())).isFalse();
  }

  @Test
  void whatIsHandedOverIsKnownAsOurs() {
    HandOver handOver =
        new HandOver(Map.of("a", "b"), OptionalLong.of(1), List.of(), Optional.empty());
    assertThat(handOver.jvmArgs()).allMatch(HandOver::isOurs);
    assertThat(HandOver.isOurs("-Xmx1g")).isFalse();
    assertThat(HandOver.isFork(properties(handOver.jvmArgs()))).isTrue();
  }
}
