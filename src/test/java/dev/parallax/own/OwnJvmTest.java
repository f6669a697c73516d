package dev.parallax.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.own.ChecksumCheck.Result;
import dev.parallax.workload.Compiled;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Service;
import dev.parallax.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What own work finds in its JVM, and what it can't do to the campaign's. */
class OwnJvmTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final List<ConcurrencyModel> ALL = List.of(ConcurrencyModel.values());

  @TempDir private Path folder;

  private OwnJvm open() {
    return new OwnWork(List.of(folder), List.of()).open();
  }

  private List<Result> check(String... sources) throws Exception {
    Compiled.classes(folder, sources);
    try (OwnJvm jvm = open()) {
      Workload workload = jvm.workloads(List.of()).named("mine");
      return jvm.ask(
          new ChecksumCheck("Mine", Parameters.defaultsOf(workload).withTasks(4), 2, ALL), LONG);
    }
  }

  @Test
  void theContextClassLoaderOfEveryWorkerKnowsTheUsersClassesAndResources() throws Exception {
    List<Result> results =
        check(
            Compiled.workload(
                "Mine",
                "",
                "Thread.currentThread().getContextClassLoader().loadClass(\"Mine\").getName().length()"
                    + " + java.util.Collections.list(Thread.currentThread().getContextClassLoader().getResources(\"Mine.class\")).size()"
                    + " + (ClassLoader.getSystemClassLoader() == Mine.class.getClassLoader() ? 100"
                    + " : 0)"));
    assertThat(results).allSatisfy(result -> assertThat(result.problem()).isEmpty());
    assertThat(results).hasSize(ALL.size());
  }

  @Test
  void aServiceOfTheUsersIsFoundByTheServiceLoaderUnderEveryModel() throws Exception {
    Files.writeString(
        Files.createDirectories(folder.resolve("META-INF/services"))
            .resolve("java.util.function.IntUnaryOperator"),
        "Twice\n");
    List<Result> results =
        check(
            "public class Twice implements java.util.function.IntUnaryOperator {"
                + " public int applyAsInt(int value) { return 2 * value; } }",
            Compiled.workload(
                "Mine",
                "",
                "java.util.ServiceLoader.load(java.util.function.IntUnaryOperator.class)"
                    + ".findFirst().orElseThrow().applyAsInt(index)"));
    assertThat(results).allSatisfy(result -> assertThat(result.problem()).isEmpty());
  }

  @Test
  void whatOwnWorkDoesToItsStreamsItsLocaleAndItsSecurityStaysThere() throws Exception {
    Locale before = Locale.getDefault();
    List<Result> results =
        check(
            Compiled.workload(
                "Mine",
                "java.util.Locale.setDefault(java.util.Locale.forLanguageTag(\"ar-EG-u-nu-arab\"));"
                    + " java.security.Security.setProperty(\"jdk.tls.disabledAlgorithms\","
                    + " \"TLS\"); System.out.close(); System.err.close(); System.setIn(null);",
                "index"));
    assertThat(results).allSatisfy(result -> assertThat(result.problem()).isEmpty());
    assertThat(Locale.getDefault()).isEqualTo(before);
    assertThat(Security.getProperty("jdk.tls.disabledAlgorithms")).isNotEqualTo("TLS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"static {", "public Mine() {"})
  @Fault(
      where = Where.OWN_WORK,
      kind = "own work calls `System.exit` while its class is loaded or described",
      sees = "`--classpath: own work called System.exit at ...(...java:...)`",
      exit = 2)
  void anExitWhileTheClassIsLoadedIsSaidWithItsLine(String begin) throws Exception {
    Compiled.classes(
        folder,
        Compiled.workload("Mine", "", "index")
            .replace(
                "implements Workload {",
                "implements Workload {\n  "
                    + begin
                    + " if (hour() >= 0) System.exit(0); }\n"
                    + "  static int hour() { return 1; }\n"));
    try (OwnJvm jvm = open()) {
      assertThatThrownBy(() -> jvm.workloads(List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching(
              "--classpath: own work called System.exit at Mine\\.<(cl)?init>\\(Mine.java:3\\);"
                  + " a task has to return");
    }
  }

  @Test
  void aServiceThatAllForksShareRunsInAJvmOfItsOwnUntilItIsClosed() throws Exception {
    Compiled.classes(
        folder,
        Compiled.workload("Mine", "", "index")
            .replaceFirst(
                "}\\s*$",
                "public boolean sharesService() { return true; } public Service"
                    + " startService(Parameters p) { return new Service(p.with(\"pid\","
                    + " Long.toString(ProcessHandle.current().pid())), () -> {}); } }"));
    try (OwnJvm jvm = open()) {
      Workload workload = jvm.workloads(List.of()).named("mine");
      assertThat(workload.sharesService()).isTrue();
      ProcessHandle process;
      try (Service service = workload.startService(Parameters.defaultsOf(workload))) {
        process = ProcessHandle.of(service.parameters().number("pid")).orElseThrow();
        assertThat(process.isAlive()).isTrue();
        assertThat(process.pid()).isNotEqualTo(ProcessHandle.current().pid());
      }
      assertThat(process.isAlive()).isFalse();
    }
  }

  @Test
  void sizesSettingsAndMemoryAreTheUsersAnswers() throws Exception {
    Compiled.classes(
        folder,
        Compiled.workload("Mine", "", "index")
            .replaceFirst(
                "}\\s*$",
                "public java.util.List<Setting> settings() { return java.util.List.of("
                    + "Setting.number(\"step\", 2, 3, 1, 9, \"a step\")); } public Sizes"
                    + " defaultSizes(java.util.Map<String, String> given) { return new Sizes("
                    + "Integer.parseInt(given.get(\"step\")), 5); } public Footprint"
                    + " footprint(Parameters p) { return new Footprint(p.tasks(), p.size()); } }"));
    Workload workload;
    Parameters parameters;
    try (OwnJvm jvm = open()) {
      workload = jvm.workloads(List.of()).named("mine");
      parameters = Parameters.defaultsOf(workload);
      assertThat(parameters.tasks()).isEqualTo(2);
      assertThat(workload.footprint(parameters).taskBytes()).isEqualTo(5);
      assertThat(workload.settings().getFirst().check().apply("12")).contains("is out of range");
    }
    // What was asked once is known without the JVM.
    assertThat(workload.footprint(parameters).inputBytes()).isEqualTo(2);
  }

  @Test
  void whatAStartedJvmRefusesIsSaid() throws IOException {
    Compiled.classes(folder, Compiled.workload("Mine", "", "index"));
    try (OwnJvm jvm = new OwnWork(List.of(folder), List.of("-XX:NoSuchFlag")).open()) {
      assertThatThrownBy(() -> jvm.workloads(List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("it does not start")
          .hasMessageContaining("NoSuchFlag");
    }
  }

  private WaitTrial.Found load(String task) throws Exception {
    Compiled.classes(
        folder,
        Compiled.workload("Mine", "", "pause(index)")
            .replaceFirst(
                "}\\s*$",
                "static long pause(long index) throws Exception { " + task + " return index; } }"));
    try (OwnJvm jvm = open()) {
      Workload workload = jvm.workloads(List.of()).named("mine");
      Parameters parameters = Parameters.defaultsOf(workload);
      return jvm.ask(new WaitTrial("Mine", parameters, 2, BusyCores.UNKNOWN), LONG);
    }
  }

  @Test
  void workThatWaitsIsToldFromWorkThatComputesAndGainsUpToItsTasks() throws Exception {
    WaitTrial.Found waits = load("Thread.sleep(20);");
    assertThat(waits.waits()).isTrue();
    assertThat(waits.busy().all()).isLessThan(0.5);
    assertThat(waits.most()).isEqualTo(16);
    assertThat(waits.best()).isEqualTo(16);

    WaitTrial.Found computes =
        load("long end = System.nanoTime() + 20_000_000; while (System.nanoTime() < end) {}");
    assertThat(computes.waits()).isFalse();
  }

  @Test
  void workOfOtherProgramsIsElsewhereAndWorkOfThisJvmIsNot() throws Exception {
    WaitTrial.Found sleeps = load("Thread.sleep(100);");
    assertThat(sleeps.isElsewhere(2, 2)).as("%s", sleeps).isTrue();
    WaitTrial.Found command =
        load("new ProcessBuilder(\"sh\", \"-c\", \"seq 1000000 | cksum\").start().waitFor();");
    assertThat(command.busy().all()).isGreaterThan(2 * command.busy().own());
    WaitTrial.Found computes =
        load("long end = System.nanoTime() + 20_000_000; while (System.nanoTime() < end) {}");
    assertThat(computes.isElsewhere(1, 2)).isFalse();
  }

  /** While work waits it makes no difference who else has the cores. */
  @Test
  void aNeighbourMakesWorkThatComputesLookIdleAndNotWorkThatWaits() {
    assertThat(new BusyCores(0.5, 0.5).over(0.5)).isEqualTo(new BusyCores(1, 1));
    assertThat(new BusyCores(1, 0.5).over(0.5)).as("two cores").isEqualTo(new BusyCores(2, 1));
    assertThat(new BusyCores(0.02, 0.01).over(0.25).own()).isBetween(0.01, 0.011);
    assertThat(new BusyCores(0, 0).over(0.5)).isEqualTo(new BusyCores(0, 0));
  }

  /** What a JVM does beside each wait counts as often as there are waits at once. */
  @Test
  void elsewhereIsAQuestionOfTheWorkersToo() {
    WaitTrial.Found client = new WaitTrial.Found(new BusyCores(0.02, 0.02), new TreeMap<>());
    assertThat(client.isElsewhere(4, 2)).isTrue();
    assertThat(client.isElsewhere(16, 2)).isFalse();
    WaitTrial.Found command = new WaitTrial.Found(new BusyCores(1, 0.02), new TreeMap<>());
    assertThat(command.isElsewhere(16, 2)).as("cores are all there is").isTrue();
    WaitTrial.Found unknown = new WaitTrial.Found(BusyCores.UNKNOWN, new TreeMap<>());
    assertThat(unknown.isElsewhere(1, 2)).isFalse();
  }

  @Test
  void workThatWaitsForAFewPermitsGainsUpToThese() throws Exception {
    WaitTrial.Found found =
        load(
            "PERMITS.acquire(); try { Thread.sleep(40); } finally { PERMITS.release(); } return"
                + " index; } static final java.util.concurrent.Semaphore PERMITS = new"
                + " java.util.concurrent.Semaphore(4); static long other(long index) {");
    assertThat(found.best()).isEqualTo(4);
    assertThat(found.most()).isEqualTo(16);
  }
}
