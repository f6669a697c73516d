package dev.parallax.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.concurrency.Pools;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.workload.Workloads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs of the suite's own under the variables from which every JVM reads options. */
class JvmOptionsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  static Stream<Map<String, String>> environments() {
    return Stream.of(
        Map.of("JAVA_TOOL_OPTIONS", "-Xmx2g -Dx=y"),
        Map.of("JAVA_TOOL_OPTIONS", "-Dlong=" + "x".repeat(20_000)),
        Map.of("JDK_JAVA_OPTIONS", "-XX:+PrintFlagsFinal", "_JAVA_OPTIONS", "-Xlog:gc*"),
        Map.of("JAVA_TOOL_OPTIONS", "-Xlog:gc,class+load -Dparallax-answer:=1"));
  }

  @ParameterizedTest
  @MethodSource("environments")
  @Fault(
      where = Where.MACHINE,
      kind = "`JAVA_TOOL_OPTIONS` or `JDK_JAVA_OPTIONS` make every JVM print a line",
      sees = "that line; a report names the options",
      exit = 0)
  void aServerProcessAndChildJvmsWorkWhateverJvmsPrint(Map<String, String> environment)
      throws Exception {
    assertThat(run(environment, ownClassPath(), Downloading.class)).contains("downloaded ");
  }

  /** Its answer is a time, which is also what a garbage collection's log line begins with. */
  @ParameterizedTest
  @MethodSource("environments")
  void aForkOfTheDoctorAnswersWithItsTimeAlone(Map<String, String> environment) throws Exception {
    assertThat(run(environment, ownClassPath(), Noise.class)).containsPattern("took \\d+ ns");
  }

  @Test
  void whatAJvmLastSaidIsNotThatItHasReadItsEnvironment() throws Exception {
    String said = run(Map.of("JAVA_TOOL_OPTIONS", "-Dx=y"), ownClassPath(), Failing.class);
    assertThat(said).contains("it last said: Unrecognized VM option 'NoSuchFlag'");
  }

  private static String ownClassPath() {
    return new JavaCommand(JvmOptionsTest.class).classPath();
  }

  /** What a JVM prints that is started in this environment. */
  private String run(Map<String, String> environment, String classPath, Class<?> main)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            new JavaCommand(List.of(), classPath, main.getName(), List.of()).words());
    builder.environment().putAll(environment);
    Path output = folder.resolve("output.txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    int exitCode = process.waitFor();
    String said = Files.readString(output, StandardCharsets.ISO_8859_1);
    assertThat(exitCode).as(said.substring(Math.max(0, said.length() - 2000))).isZero();
    return said;
  }

  /** Downloads once, in a child JVM. */
  static final class Downloading {
    private Downloading() {}

    public static void main(String[] args) throws Exception {
      Map<String, String> settings = Map.of("latency", "0");
      try (Work work = Pools.work(Workloads.available().named("download"), settings)) {
        long checksum = Pools.runOnce(ConcurrencyModel.PROCESS, 1, work).checksum();
        System.out.println("downloaded " + checksum);
      }
    }
  }

  /** Runs a fork of the doctor. */
  static final class Noise {
    private Noise() {}

    public static void main(String[] args) throws Exception {
      JavaCommand command =
          new JavaCommand(
              List.of(), ownClassPath(), "dev.parallax.machine.doctor.NoiseFork", List.of("1"));
      try (JavaProcess fork = JavaProcess.start("fork", command)) {
        System.out.println("took " + Long.parseLong(fork.awaitAnswer(DEADLINE)) + " ns");
      }
    }
  }

  /** Starts a JVM with a flag that there is not. */
  static final class Failing {
    private Failing() {}

    public static void main(String[] args) throws Exception {
      JavaCommand command = new JavaCommand(Failing.class).withJvmArgs(List.of("-XX:+NoSuchFlag"));
      try (JavaProcess process = JavaProcess.start("a JVM", command)) {
        System.out.println(process.describeEnding(""));
      }
    }
  }
}
