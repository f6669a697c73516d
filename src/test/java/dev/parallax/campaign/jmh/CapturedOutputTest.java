package dev.parallax.campaign.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of the output of a fork that failed. */
class CapturedOutputTest {
  private static final String CHATTER = "x".repeat(1023);

  private final CapturedOutput output = new CapturedOutput(Optional.empty());

  @Test
  void theReasonIsFoundBehindAllThatATaskPrinted() {
    for (int i = 0; i < 300; i++) {
      output.println(CHATTER);
    }
    output.println("<failure>");
    output.println("");
    output.println("java.lang.IllegalStateException: no room");
    output.println("Caused by: java.io.IOException: disk full");
    for (int i = 0; i < 300; i++) {
      output.println(CHATTER);
    }
    assertThat(output.failure()).startsWith("java.lang.IllegalStateException: no room");
    assertThat(output.failureLine()).isEqualTo("java.io.IOException: disk full");
    assertThat(output.failure().length()).isLessThan(100_000);
    output.println("the last line");
    assertThat(output.details())
        .startsWith("java.lang.IllegalStateException: no room")
        .endsWith("the last line")
        .hasSizeLessThan(300_000);
  }

  @Test
  void whereNoReasonIsMarkedTheEndIsKept() {
    for (int i = 0; i < 300; i++) {
      output.println(CHATTER);
    }
    output.println("the last line");
    assertThat(output.failure()).endsWith("the last line").hasSizeLessThan(150_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<failure: VM prematurely exited before JMH had finished with it, explicit System.exit was"
            + " called?> | the fork's JVM ended too early, with exit code 0, as by System.exit"
            + " or Runtime.halt",
        "enough;<forked VM failed with exit code 3>;<stdout last='20 lines'>;enough | the fork's"
            + " JVM ended too early, with exit code 3, as by System.exit or Runtime.halt; it"
            + " last said: enough",
        "enough | the fork's JVM ended too early, with exit code 0, as by System.exit or"
            + " Runtime.halt; it last said: enough",
        "<forked VM failed with exit code 137> | the fork's JVM was ended by signal 9, SIGKILL"
            + " (exit code 137), as the kernel does when memory runs out",
        "Unrecognized VM option 'NoSuchFlag';Error: Could not create the Java Virtual Machine.;"
            + "Error: A fatal exception has occurred. Program will exit.;<forked VM failed with"
            + " exit code 1> | the fork's JVM did not start: Unrecognized VM option 'NoSuchFlag'",
        "OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory failed;Error occurred during"
            + " initialization of VM;Could not reserve enough space for 9TB object heap;Error:"
            + " Could not create the Java Virtual Machine.;<forked VM failed with exit code 1> |"
            + " the fork's JVM did not start: Could not reserve enough space for 9TB object heap",
        "Error occurred during initialization of VM;Could not reserve enough space for 9 KB object"
            + " heap;<forked VM failed with exit code 1> | the fork's JVM did not start: Could not"
            + " reserve enough space for 9 KB object heap",
        "#;# A fatal error has been detected by the Java Runtime Environment:;#;#  SIGSEGV (0xb) at"
            + " pc=0x07;#;# Problematic frame:;# V  [libjvm.so+0x12]  Unsafe_PutLong+0xad;#;# An"
            + " error report file with more information is saved as:;# /tmp/hs_err_pid7.log;#;"
            + "<forked VM failed with exit code 134> | the fork's JVM crashed: SIGSEGV (0xb) at"
            + " pc=0x07 in V  [libjvm.so+0x12]  Unsafe_PutLong+0xad; see /tmp/hs_err_pid7.log",
        "#;# There is insufficient memory for the Java Runtime Environment to continue.;# Native"
            + " memory allocation (mmap) failed to map 9 bytes.;# An error report file with more"
            + " information is saved as:;# /tmp/hs_err_pid7.log;<forked VM failed with exit code 1>"
            + " | the fork's JVM got no memory: Native memory allocation (mmap) failed to map 9"
            + " bytes.; see /tmp/hs_err_pid7.log"
      })
  @Fault(
      where = Where.FORKS,
      kind = "a flag that the JVM refuses",
      sees = "`the fork's JVM did not start: Unrecognized VM option '...'`",
      exit = 1)
  @Fault(
      where = Where.FORKS,
      kind = "a heap that is too large",
      sees = "`the fork's JVM did not start: Could not reserve enough space for ...`",
      exit = 1)
  @Fault(
      where = Where.FORKS,
      kind = "a heap for which the system has no memory",
      sees = "`the fork's JVM got no memory: ...; see ...hs_err_pid....log`",
      exit = 1)
  @Fault(
      where = Where.FORKS,
      kind = "`System.exit` or `Runtime.halt` in a fork",
      sees =
          "`the fork's JVM ended too early, with exit code ..., as by System.exit or"
              + " Runtime.halt`, and its last line",
      exit = 1)
  @Fault(
      where = Where.FORKS,
      kind = "`kill -9` of a fork",
      sees = "`the fork's JVM was ended by signal 9, SIGKILL (exit code 137)`",
      exit = 1)
  @Fault(
      where = Where.FORKS,
      kind = "a crash of a fork's JVM",
      sees = "`the fork's JVM crashed: SIG... at ... in ...; see ...hs_err_pid....log`",
      exit = 1)
  void aForkThatDiedIsDescribedByTheWordsOfItsJvm(String printed, String reason) {
    output.println("# WARNING: JMH lock is ignored by user request");
    output.println("# Fork: 1 of 1");
    printed.lines().flatMap(line -> Stream.of(line.split(";", -1))).forEach(output::println);
    output.println("# Run complete. Total time: 00:00:00");
    assertThat(output.failureLine()).isEqualTo(reason);
  }

  @Test
  void aForkThatCouldNotBeStartedIsNoForkThatDied() {
    output.println("# Fork: 1 of 1");
    output.println(
        "<failed to invoke the VM, caught IOException: Cannot run program \"java\": error: 24 (Too"
            + " many open files)\nPossible reasons:\n  - Spawn helper ran into an error\n>");
    output.println("\n# Run complete. Total time: 00:00:00\n");
    assertThat(output.failureLine())
        .isEqualTo(
            "no fork can be started: Cannot run program \"java\": error: 24 (Too many open files)");
  }

  @Test
  void threadsThatPrintAtOnceLoseNothing() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int line = 0; line < 1000; line++) {
                  output.println("0123456789");
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(output.failure().lines()).hasSize(4000).containsOnly("0123456789");
  }
}
