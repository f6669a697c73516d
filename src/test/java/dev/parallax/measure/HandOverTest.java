package dev.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.suite.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        HandOver.NOTHING
            .withSettings(Map.of("name", value))
            .withChecksum(OptionalLong.of(-42))
            .withChildArgs(List.of("-Xint", "-XX:+UseSerialGC"))
            .withChildRecord(new HandOver.ChildRecord("/a b/children.txt", "cell x=1"))
            .withRound(3)
            .withTwin(true)
            .withService(Map.of("url", value))
            .withWarmUp(new WarmUpLimits(Duration.ofMillis(300), Duration.ofSeconds(2)))
            .withProfile(Profile.POLLUTED)
            .withTouchedHeaps(true);
    HandOver read = HandOver.read(properties(handOver.jvmArgs()));
    assertThat(read).isEqualTo(handOver);
    assertThat(read.settings()).isEqualTo(Map.of("name", value));
    assertThat(read.checksum()).hasValue(-42);
    assertThat(read.childArgs()).containsExactly("-Xint", "-XX:+UseSerialGC");
    assertThat(read.childRecord())
        .contains(new HandOver.ChildRecord("/a b/children.txt", "cell x=1"));
    assertThat(read.round()).hasValue(3);
    assertThat(read.twin()).isTrue();
    assertThat(read.service()).isEqualTo(Map.of("url", value));
    assertThat(read.warmUp())
        .contains(new WarmUpLimits(Duration.ofMillis(300), Duration.ofSeconds(2)));
    assertThat(read.profile()).contains(Profile.POLLUTED);
    assertThat(read.touchesHeaps()).isTrue();
  }

  @Test
  void theRunDirectoryIsWhereChildrenAreRecorded() {
    HandOver handOver =
        HandOver.NOTHING.withChildRecord(new HandOver.ChildRecord("/run/children.txt", "cell"));
    assertThat(handOver.runDirectory()).contains(Path.of("/run"));
    assertThat(HandOver.read(new Properties()).runDirectory()).isEmpty();
  }

  @Test
  void underJmhsOwnMainNothingWasHandedOver() {
    HandOver nothing = HandOver.read(new Properties());
    assertThat(nothing.settings()).isEmpty();
    assertThat(nothing.checksum()).isEmpty();
    assertThat(nothing.twin()).isFalse();
    assertThat(nothing.profile()).isEmpty();
    assertThat(HandOver.isFork(new Properties())).isFalse();
  }

  @Test
  void whatIsHandedOverIsKnownAsOurs() {
    HandOver handOver =
        HandOver.NOTHING.withSettings(Map.of("a", "b")).withChecksum(OptionalLong.of(1));
    assertThat(handOver.jvmArgs()).allMatch(HandOver::isOurs);
    assertThat(HandOver.isOurs("-Xmx1g")).isFalse();
    assertThat(HandOver.isFork(properties(handOver.jvmArgs()))).isTrue();
  }
}
