package dev.parallax.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JvmTrialTest {
  private static final String JAVA = JavaCommand.javaExecutable().toString();

  @Test
  void aFlagThatPrintsMuchWhenTheJvmEndsIsNotRefused() {
    List<String> flags =
        List.of(
            "-XX:NativeMemoryTracking=detail",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+PrintNMTStatistics");
    assertThat(JvmTrial.refusal(JAVA, flags)).isEmpty();
  }

  @Test
  void whatStartsNoJvmIsRefusedInItsOwnWords() {
    assertThat(JvmTrial.refusal(JAVA, List.of("-XX:+NoSuchFlag")))
        .contains("Unrecognized VM option 'NoSuchFlag'");
    assertThat(JvmTrial.refusal("true", List.of())).contains("it is no JVM");
  }
}
