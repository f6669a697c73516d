package dev.parallax.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunArgumentsTest {
  private static RunArguments split(String... words) {
    return RunArguments.split(List.of(words));
  }

  @Test
  void jmhsOptionsKeepTheirValuesAndOrder() {
    assertThat(split("Batch.*", "-f", "3", "-prof", "gc", "-h").jmh())
        .containsExactly("Batch.*", "-f", "3", "-prof", "gc", "-h");
  }

  @Test
  void parametersAreTakenOutOfTheRest() {
    RunArguments arguments = split("-p", "model=virtual", "-wi", "1", "-p", "workers=1,2", "cpu");
    assertThat(arguments.parameters()).containsExactly("model=virtual", "workers=1,2");
    assertThat(arguments.jmh()).containsExactly("-wi", "1", "cpu");
  }

  @Test
  void longOptionsAreTheSuites() {
    RunArguments arguments = split("--quick", "--rounds", "7", "-i", "2", "--out=x", "cpu");
    assertThat(arguments.suite()).containsExactly("--quick", "--rounds", "7", "--out=x");
    assertThat(arguments.jmh()).containsExactly("-i", "2", "cpu");
  }

  @Test
  void aValueOfJmhsMayBeginWithTwoHyphens() {
    RunArguments arguments = split("-jvmArgs", "--add-opens=a/b=ALL-UNNAMED", "cpu");
    assertThat(arguments.suite()).isEmpty();
    assertThat(arguments.jmh()).containsExactly("-jvmArgs", "--add-opens=a/b=ALL-UNNAMED", "cpu");
  }
}
