package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.parallax.concurrency.Children;
import dev.parallax.concurrency.child.Holder.Doing;
import dev.parallax.jvm.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JVM that ends without closing its pool, however it ends: nothing of the pool is left. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ParentEndsTest {
  private static final long SIGINT_BIT = 1L << 1;

  @RegisterExtension private final LeakCheck leaks = new LeakCheck();
  @TempDir private Path orders;

  @ParameterizedTest
  @EnumSource(
      value = Doing.class,
      names = {"NOTHING", "NOTHING_ANY_MORE", "LONG_TASKS", "TINY_TASKS", "TRANSFERS"})
  void byKill(Doing doing) throws Exception {
    assertNothingLeftAfter(doing, "KILL", false);
  }

  @ParameterizedTest
  @EnumSource(
      value = Doing.class,
      names = {"NOTHING", "TINY_TASKS"})
  void bySigterm(Doing doing) throws Exception {
    assertNothingLeftAfter(doing, "TERM", false);
  }

  /** Ctrl-C goes to a whole group of processes: children hear it, too. */
  @ParameterizedTest
  @EnumSource(
      value = Doing.class,
      names = {"NOTHING_ANY_MORE", "TINY_TASKS"})
  void byCtrlC(Doing doing) throws Exception {
    assumeFalse(isSigintIgnored(), "this JVM was started in the background, which is inherited");
    assertNothingLeftAfter(doing, "INT", true);
  }

  @ParameterizedTest
  @EnumSource(
      value = Doing.class,
      names = {"THROW", "EXIT"})
  void byItself(Doing doing) throws Exception {
    Process holder = start(doing, false);
    assertThat(holder.waitFor()).isEqualTo(doing == Doing.THROW ? 1 : 3);
    assertNothingLeft(List.of());
  }

  private void assertNothingLeftAfter(Doing doing, String signal, boolean toGroup)
      throws Exception {
    Process holder = start(doing, toGroup);
    try (BufferedReader said = holder.inputReader()) {
      assertThat(said.readLine()).isEqualTo("open");
      List<ProcessHandle> children = holder.descendants().toList();
      assertThat(children).hasSize(2);
      Signals.send(signal, toGroup ? -holder.pid() : holder.pid());
      int unused = holder.waitFor();
      assertNothingLeft(children);
    } finally {
      holder.descendants().forEach(ProcessHandle::destroyForcibly);
      holder.destroyForcibly();
    }
  }

  private void assertNothingLeft(List<ProcessHandle> children) throws Exception {
    assertThat(Children.stillThereAfterWaiting(children)).isEmpty();
    assertThat(foldersOfPools()).isEmpty();
  }

  private List<Path> foldersOfPools() throws IOException {
    try (Stream<Path> files = Files.walk(leaks.place())) {
      return files.filter(file -> !file.equals(leaks.place())).toList();
    }
  }

  private Process start(Doing doing, boolean ownGroup) throws IOException {
    List<String> words = new ArrayList<>(ownGroup ? List.of("setsid") : List.of());
    words.addAll(
        new JavaCommand(Holder.class)
            .withJvmArgs(List.of("-D" + PrivateFolder.PLACE + "=" + leaks.place()))
            .withArgs(doing.name(), orders.toString())
            .words());
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static boolean isSigintIgnored() throws IOException {
    String ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Arrays.asList(line.split("\\s+")).getLast())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(ignored, 16) & SIGINT_BIT) != 0;
  }
}
