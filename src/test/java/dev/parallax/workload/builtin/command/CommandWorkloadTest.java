package dev.parallax.workload.builtin.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallax.concurrency.Children;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Service;
import dev.parallax.workload.builtin.CommandHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shell commands as tasks, with real shells. */
class CommandWorkloadTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private static long run(int task, String command) throws Exception {
    return run(task, command, Map.of());
  }

  private static long run(int task, String command, Map<String, String> settings) throws Exception {
    CommandWorkload workload = new CommandWorkload();
    Map<String, String> given = new LinkedHashMap<>(Map.of(CommandWorkload.COMMAND, command));
    given.putAll(settings);
    Parameters parameters = Parameters.resolve(workload, "default", "4", given);
    try (Service service = workload.startService(parameters);
        Batch batch = workload.prepare(service.parameters())) {
      return batch.task(task).run();
    }
  }

  @Test
  void theChecksumIsThatOfWhatIsPrinted() throws Exception {
    long hello = run(0, "printf hello");
    assertThat(run(0, "printf hel; sleep 0.05; printf lo")).isEqualTo(hello);
    assertThat(run(0, "printf Hello")).isNotEqualTo(hello);
    assertThat(run(1, "printf hello")).as("of another task").isNotEqualTo(hello);
  }

  @Test
  void whereOutputDiffersByNatureOnlyTheExitCodeCounts() throws Exception {
    assertThat(run(0, "date +%N")).isNotEqualTo(run(0, "date +%N"));
    Map<String, String> exit = Map.of("checksum", "exit");
    assertThat(run(0, "date +%N", exit)).isEqualTo(run(0, "date +%N", exit));
  }

  @Test
  void aCommandKnowsItsTaskAndReadsNothing() throws Exception {
    assertThat(run(3, "cat; printf $PARALLAX_TASK"))
        .isEqualTo(run(3, "printf 3"))
        .isNotEqualTo(run(3, "printf 2"));
  }

  @Test
  void aCommandThatFailsIsNamedWithItsExitCodeAndItsLastWords() {
    assertThatThrownBy(() -> run(0, "echo out; echo first >&2; echo second >&2; exit 3"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the command 'echo out; echo first >&2; echo second >&2; exit 3' ended with exit code"
                + " 3; it last said: first | second");
    assertThatThrownBy(() -> run(0, "echo only this; false"))
        .hasMessageEndingWith("it last said: only this");
    assertThatThrownBy(() -> run(0, "no-such-program-at-all"))
        .hasMessageContaining("exit code 127")
        .hasMessageContaining("not found");
  }

  @Test
  void muchOutputOnBothStreamsHoldsNothingUp() throws Exception {
    assertThat(run(0, "yes | head -c 300000; yes | head -c 300000 >&2"))
        .isEqualTo(run(0, "yes | head -c 300000"));
  }

  @Test
  void whatACommandLeavesInTheBackgroundEndsWithTheTrial() throws Exception {
    Path pid = folder.resolve("pid");
    long unused = run(0, "(sleep 600 & echo $! > %s) >/dev/null 2>&1".formatted(pid));
    assertThat(endsSoon(Long.parseLong(Files.readString(pid).strip()))).isTrue();
  }

  @Test
  void aDaemonWithoutTheEnvironmentEndsWithTheTrial() throws Exception {
    Path pid = folder.resolve("pid");
    long unused =
        run(0, "env -i setsid sh -c 'echo $$ > %s; exec sleep 600' > /dev/null &".formatted(pid));
    assertThat(endsSoon(pidIn(pid))).isTrue();
  }

  /** Where this user may make a control group, as root or where systemd delegates one. */
  @Test
  void aDaemonThatHasGivenUpAllEndsWithTheTrialByItsControlGroup() throws Exception {
    Optional<CommandGroup> group = CommandGroup.make("test");
    assumeTrue(group.isPresent(), "may not make a control group");
    assertThat(group.get().path().toFile().delete()).isTrue();
    Path pid = folder.resolve("pid");
    String daemon = "echo $$ > %s; exec sleep 600 < /dev/null > /dev/null 2>&1".formatted(pid);
    long unused = run(0, "env -i setsid sh -c '%s' > /dev/null 2>&1 & sleep 0.3".formatted(daemon));
    assertThat(endsSoon(pidIn(pid))).isTrue();
    try (Stream<Path> groups = Files.list(group.get().home())) {
      assertThat(groups.filter(path -> path.getFileName().toString().startsWith("parallax-")))
          .isEmpty();
    }
  }

  /**
   * The second has left its shell, and still holds the pipe that is read from; so has the third.
   * Its shell ends a little later: what has ended before it is read from counts as read to its end.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo $$ > %s; exec sleep 600",
        "sleep 600 & echo $! > %s; sleep 0.3",
        "env -i setsid sh -c 'echo $$ > %s; exec sleep 600' & sleep 0.3"
      })
  void aCommandThatHangsIsEndedByAnInterrupt(String command) throws Exception {
    Path pid = folder.resolve("pid");
    FutureTask<Long> running = new FutureTask<>(() -> run(2, command.formatted(pid)));
    Thread thread = Thread.ofPlatform().start(running);
    long sleeper = pidIn(pid);
    assertThat(running.isDone()).as("the command holds the task up").isFalse();
    thread.interrupt();
    assertThatThrownBy(() -> running.get(DEADLINE.toSeconds(), TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(endsSoon(sleeper)).isTrue();
  }

  @Test
  void noCommandOutlivesAJvmThatIsKilled() throws Exception {
    Path pid = folder.resolve("pid");
    JavaCommand command =
        new JavaCommand(CommandHolder.class)
            .withArgs("sleep 600 & echo $! > %s; wait".formatted(pid));
    try (JavaProcess holder = JavaProcess.start("command holder", command)) {
      assertThat(holder.awaitAnswer(DEADLINE)).isEqualTo("ready");
      long sleeper = pidIn(pid);
      assertThat(ProcessHandle.of(sleeper)).isPresent();
      holder.kill();
      assertThat(endsSoon(sleeper)).isTrue();
    }
  }

  /** What a command writes into this file, once it has. */
  private static long pidIn(Path file) throws Exception {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!Files.exists(file) || Files.size(file) == 0) {
      assertThat(System.nanoTime()).as("the command starts").isLessThan(deadline);
      Thread.sleep(20);
    }
    return Long.parseLong(Files.readString(file).strip());
  }

  /** Whether a process ends that has no reason to end by itself. */
  private static boolean endsSoon(long pid) throws Exception {
    return Children.stillThereAfterWaiting(ProcessHandle.of(pid).stream().toList()).isEmpty();
  }
}
