package dev.parallax.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** Which words of a command line are the suite's, and which are JMH's. */
class RunOptionsTest {
  private static RunOptions parse(String... words) {
    return RunOptions.parse(List.of(words));
  }

  @Test
  void jmhsOptionsKeepTheirValuesAndOrder() {
    assertThat(parse("Batch.*", "-f", "3", "-prof", "gc", "-l").jmh())
        .containsExactly("Batch.*", "-f", "3", "-prof", "gc", "-l");
  }

  @Test
  void parametersAreTakenOutOfTheRest() throws Exception {
    RunOptions options = parse("-p", "model=virtual", "-wi", "1", "-p", "workers=1,2", "cpu");
    assertThat(options.given().values().keySet()).containsExactly("model", "workers");
    assertThat(options.jmh()).containsExactly("-wi", "1", "cpu");
  }

  @Test
  void longOptionsAreTheSuites() throws Exception {
    RunOptions options = parse("--scaling", "--rounds", "7", "-i", "2", "--seed=3", "cpu");
    assertThat(options.toRequest(List.of()).rounds()).hasValue(7);
    assertThat(options.seed()).hasValue(3);
    assertThat(options.scaling).isTrue();
    assertThat(options.jmh()).containsExactly("-i", "2", "cpu");
    assertThatThrownBy(() -> parse("--nosuch"))
        .isInstanceOf(ParameterException.class)
        .hasMessage("Unknown option: '--nosuch'");
  }

  @Test
  void aValueOfJmhsMayBeginWithTwoHyphensOrBeAnOptionOfTheSuites() {
    RunOptions options = parse("-jvmArgs", "--add-opens=a/b=ALL-UNNAMED", "-jvmArgs", "--scaling");
    assertThat(options.jmh())
        .containsExactly("-jvmArgs", "--add-opens=a/b=ALL-UNNAMED", "-jvmArgs", "--scaling");
    assertThat(options.scaling).isFalse();
  }

  @Test
  void theWordsOfEachSettingAreKeptInOneForm() {
    assertThat(
            RunOptions.settings(List.of("-f", "3", "--seed=3", "--plain", "-p", "size=1", "cpu"))
                .toString())
        .isEqualTo(
            "{-f=[-f, 3], the choice of benchmarks=[cpu], --seed=[--seed, 3], --plain=[--plain],"
                + " -p size=[-p, size=1]}");
  }
}
