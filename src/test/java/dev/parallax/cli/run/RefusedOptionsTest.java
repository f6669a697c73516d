package dev.parallax.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.CommandLineRun;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be a JVM, a flag or a format is said before anything is planned. */
class RefusedOptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-jvm|/nowhere/java|-jvm /nowhere/java: no JVM starts like this: Cannot run program",
        "-jvm|/bin/true|it is no JVM",
        "-jvm|/bin/false|it ended with exit code 1",
        "-jvm|/bin/echo|it is no JVM",
        "-jvmArgs|-XX:+NoSuchFlag|-jvmArgs -XX:+NoSuchFlag: no JVM starts like this: Unrecognized"
            + " VM option 'NoSuchFlag'",
        "-jvmArgsAppend|-Xmxlots|Invalid maximum heap size: -Xmxlots",
        "-rf|yaml|-rf yaml: valid: text, csv, scsv, json, latex",
      })
  @Fault(
      where = Where.COMMAND_LINE,
      kind = "a JVM or a JVM flag with which no JVM starts",
      sees = "`no JVM starts like this: ...`",
      exit = 2)
  void whatCanNotRunIsOneLineAndExitTwo(String option, String value, String message) {
    CommandLineRun run = new CommandLineRun(100);

    assertThat(run.run(option, value, "--dry-run")).isEqualTo(ExitCode.BAD_USAGE);

    assertThat(run.err()).startsWith("error: ").contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void flagsThatTheJvmTakesAreNoMatter() {
    CommandLineRun run = new CommandLineRun(100);

    assertThat(run.run("-jvmArgs", "-Xmx300m -XX:+UseSerialGC", "--dry-run")).isZero();
  }
}
