package dev.parallax.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in benchmarks.jar with real processes, started by every JDK that is installed. */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@MethodSource("dev.parallax.launch.Launched#installedJdks")
class LauncherIT {
  /** So that signals work even when the build itself runs in the background or under nohup. */
  private static final String[] DEFAULT_SIGNALS = {"env", "--default-signal=HUP,INT,TERM"};

  private static final int CTRL_C = 3;

  @Parameter Path jdk;

  @TempDir Path folder;

  @Test
  void runsOnAJdkThatIsNewEnough() throws Exception {
    try (Launched launched = start().with()) {
      assertThat(launched.exitCode()).isZero();
      assertThat(Runtime.Version.parse(launched.said("java.version")).feature())
          .isGreaterThanOrEqualTo(JdkFinder.OLDEST);
      assertThat(launched.said("parallax.launcher.pid")).isEqualTo(Long.toString(launched.pid()));
    }
  }

  @Test
  void staysOnTheJdkThatTheUserChoseWhenThatIsNewEnough() throws Exception {
    try (Launched launched = start().with("report")) {
      assertThat(launched.exitCode()).isZero();
      assertThat(Path.of(launched.said("java.home")).equals(jdk)).isEqualTo(isNewEnough());
    }
  }

  @Test
  void startsNoSecondJvmForACommandThatLoadsNoJmh() throws Exception {
    try (Launched launched = start().with("report", "results.json")) {
      assertThat(launched.exitCode()).isZero();
      assertThat(launched.said("pid").equals(Long.toString(launched.pid())))
          .isEqualTo(isNewEnough());
    }
  }

  @Test
  void passesArgumentsOnAsTheyAre() throws Exception {
    String[] args = {"", "a b", "\"q\" 'r'", "ä€😀", "$HOME *", "\\", "-jar", "-Dx=y", "\n", ""};
    try (Launched launched = start().with(args)) {
      assertThat(launched.exitCode()).isZero();
      assertThat(launched.out().lines().filter(line -> line.startsWith("arg ")))
          .containsExactly(
              "arg []",
              "arg [a b]",
              "arg [\"q\" 'r']",
              "arg [\\u{e4}\\u{20ac}\\u{1f600}]",
              "arg [$HOME *]",
              "arg [\\]",
              "arg [-jar]",
              "arg [-Dx=y]",
              "arg [\\u{a}]",
              "arg []");
    }
  }

  @Test
  void passesJvmFlagsOnEvenBeforeManyArguments() throws Exception {
    String[] args = IntStream.range(0, 3000).mapToObj(i -> "argument" + i).toArray(String[]::new);
    try (Launched launched = start().flags("-Dprobe.flag=a \"b\"").with(args)) {
      assertThat(launched.exitCode()).isZero();
      assertThat(launched.said("probe.flag")).isEqualTo("a \"b\"");
      assertThat(launched.out()).contains("arg [argument2999]");
    }
  }

  @Test
  void passesInputAndBothOutputsOn() throws Exception {
    try (Launched launched = start().flags("-Dprobe.does=echo").with()) {
      try (OutputStream stdin = launched.stdin()) {
        stdin.write("one\ntwo".getBytes(StandardCharsets.UTF_8));
      }
      assertThat(launched.exitCode()).isZero();
      assertThat(launched.out()).isEqualTo("one\ntwo");
      assertThat(launched.err()).isEqualTo("one\ntwo");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 63})
  void endsWithTheExitCodeOfTheCommand(int code) throws Exception {
    try (Launched launched = start().flags("-Dprobe.does=exit").with(Integer.toString(code))) {
      assertThat(launched.exitCode()).isEqualTo(code);
    }
  }

  @Test
  @Fault(
      where = Where.OWN_WORK,
      kind = "an agent or a JVM flag ends the suite's JVM",
      sees =
          "`the suite's JVM ended with exit code ..., which is none of the suite's`, and"
              + " what may have done it",
      exit = 1)
  void aJvmThatIsHaltedFromWithinIsAFailureWhateverItsExitCode() throws Exception {
    for (String code : List.of("0", "3")) {
      try (Launched launched = start().flags("-Dprobe.does=halt").with(code)) {
        assertThat(launched.exitCode()).isEqualTo(1);
        assertThat(launched.err())
            .startsWith("error: the suite's JVM ended with exit code " + code + ", ")
            .contains("an agent ended it, or a JVM flag");
      }
    }
  }

  @Test
  void showsAnInternalErrorAsItIs() throws Exception {
    try (Launched launched = start().flags("-Dprobe.does=throw").with("on purpose")) {
      assertThat(launched.exitCode()).isEqualTo(1);
      assertThat(launched.err()).contains("IllegalStateException: on purpose");
    }
  }

  @Test
  void loadsJmhWithoutAWarning() throws Exception {
    try (Launched launched = start().flags("-Dprobe.does=load-jmh").with()) {
      assertThat(launched.exitCode()).isZero();
      assertThat(launched.err()).isEmpty();
    }
  }

  @Test
  void endsOnTermWithEverythingItStarted() throws Exception {
    try (Launched launched = waiting("wait")) {
      long command = Long.parseLong(launched.said("waiting"));
      launched.signal("TERM");
      assertThat(launched.exitCode()).isEqualTo(143);
      Poll.untilGone(command);
    }
  }

  @Test
  void endsOnAnInterruptOfTheLauncherAlone() throws Exception {
    try (Launched launched = waiting("wait")) {
      long command = Long.parseLong(launched.said("waiting"));
      launched.signal("INT");
      assertThat(launched.exitCode()).isEqualTo(130);
      Poll.untilGone(command);
    }
  }

  @Test
  void endsOnAnInterruptOfTheWholeGroup() throws Exception {
    try (Launched launched = waiting("wait")) {
      long command = Long.parseLong(launched.said("waiting"));
      launched.signalGroup("INT");
      assertThat(launched.exitCode()).isEqualTo(130);
      Poll.untilGone(command);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void letsTheCommandFinishAndChooseItsExitCode(String signal) throws Exception {
    try (Launched launched = waiting("finish")) {
      long command = Long.parseLong(launched.said("waiting"));
      launched.signal(signal);
      assertThat(launched.exitCode()).isEqualTo(7);
      assertThat(launched.out()).endsWith("finished\n");
      Poll.untilGone(command);
    }
  }

  @Test
  void tellsTheCommandOfASecondTerm() throws Exception {
    try (Launched launched = waiting("finish-late")) {
      long command = Long.parseLong(launched.said("waiting"));
      launched.signal("TERM");
      launched.said("ending");
      launched.signal("TERM");
      assertThat(launched.exitCode()).isEqualTo(7);
      Poll.untilGone(command);
    }
  }

  @Test
  void tellsTheCommandOfEachCtrlCOnceAtATerminal() throws Exception {
    int pressed = 5;
    try (Launched launched =
            start().behind(DEFAULT_SIGNALS).flags("-Dprobe.does=count").withTerminal();
        OutputStream keyboard = launched.stdin()) {
      launched.said("waiting");
      for (int i = 1; i <= pressed; i++) {
        keyboard.write(CTRL_C);
        keyboard.flush();
        launched.said("interrupt" + i);
      }
      keyboard.write('\n');
      keyboard.flush();
      assertThat(launched.exitCode()).isEqualTo(pressed);
    }
  }

  @Test
  void leavesNoJvmBehindWhenItIsKilled() throws Exception {
    try (Launched launched = waiting("wait")) {
      long command = Long.parseLong(launched.said("waiting"));
      launched.signal("KILL");
      assertThat(launched.exitCode()).isEqualTo(137);
      Poll.untilGone(command);
    }
  }

  @Test
  @Fault(
      where = Where.MACHINE,
      kind = "no JDK that is new enough",
      sees =
          "`error: Parallax needs a JDK of at least 21, this one is ..., and none was"
              + " found...`",
      exit = 2)
  void saysInOneLineWhatIsMissingWhenThereIsNoJdk() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    try (Launched launched = start().flags("-Dparallax.launch.places=" + empty).with()) {
      if (isNewEnough()) {
        assertThat(launched.exitCode()).isZero();
      } else {
        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.out()).isEmpty();
        assertThat(launched.err().lines())
            .singleElement()
            .asString()
            .startsWith("error: Parallax needs a JDK of at least 21, this one is ")
            .contains("JAVA_HOME is not set", empty.toString());
      }
    }
  }

  @Test
  void doesNotRestartForEverOnAJdkThatLiesAboutItsVersion() throws Exception {
    Path places = Files.createDirectory(folder.resolve("places"));
    Path liar = Files.createDirectories(places.resolve("liar/bin")).getParent();
    Path java = liar.resolve("bin/java");
    Files.writeString(java, "#!/bin/sh\nexec '" + jdk.resolve("bin/java") + "' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(liar.resolve("release"), "JAVA_VERSION=\"99\"\n");
    try (Launched launched = start().flags("-Dparallax.launch.places=" + places).with("report")) {
      if (isNewEnough()) {
        assertThat(launched.exitCode()).isZero();
      } else {
        assertThat(launched.exitCode()).isEqualTo(2);
        assertThat(launched.err().lines())
            .singleElement()
            .asString()
            .startsWith("error: ")
            .contains("runs as", "set JAVA_HOME");
      }
    }
  }

  private Launched.Start start() {
    return new Launched.Start(folder, jdk);
  }

  private Launched waiting(String what) throws IOException {
    return start().behind("setsid").behind(DEFAULT_SIGNALS).flags("-Dprobe.does=" + what).with();
  }

  private boolean isNewEnough() {
    return Launched.featureOf(jdk) >= JdkFinder.OLDEST;
  }
}
