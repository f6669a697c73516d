package dev.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Whether a fork has the carriers that it was asked for. */
class CarriersTest {
  private static final int OWN = Runtime.getRuntime().availableProcessors();

  private static Properties asked(OptionalInt carriers) {
    Properties properties = new Properties();
    properties.putAll(HandOver.NOTHING.withCarriers(carriers).properties());
    return properties;
  }

  @Test
  void aForkThatWasAskedForNothingHasNoFlagsAndIsNotChecked() {
    assertThat(Carriers.flags(OptionalInt.empty())).isEmpty();
    assertThatCode(() -> Carriers.check(asked(OptionalInt.empty()))).doesNotThrowAnyException();
  }

  @Test
  void spareCarriersAreRuledOutToo() {
    assertThat(Carriers.flags(OptionalInt.of(3)))
        .containsExactly(
            "-Djdk.virtualThreadScheduler.parallelism=3",
            "-Djdk.virtualThreadScheduler.maxPoolSize=3");
  }

  @Test
  @EnabledForJreRange(minVersion = 24)
  void aForkWithOtherCarriersThanAskedForFailsAndOneWithTheseDoesNot() {
    assertThatCode(() -> Carriers.check(asked(OptionalInt.of(OWN)))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Carriers.check(asked(OptionalInt.of(OWN + 1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the fork has %s carriers where carriers=%s was asked for", OWN, OWN + 1);
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_23)
  void aForkThatCannotSayFails() {
    assertThatThrownBy(() -> Carriers.check(asked(OptionalInt.of(OWN))))
        .hasMessageContaining("JDK 24");
  }
}
