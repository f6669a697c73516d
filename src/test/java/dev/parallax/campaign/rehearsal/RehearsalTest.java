package dev.parallax.campaign.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.cell.StopRequest;
import dev.parallax.campaign.cell.WorkFailed;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.campaign.plan.RunPlanner;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.own.OwnJvm;
import dev.parallax.workload.Compiled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a user's own work is said before anything is measured, with its line. */
class RehearsalTest {
  @TempDir private Path folder;

  private void rehearse(Optional<Duration> budget, String... parameters) throws Exception {
    RunRequest request = request(budget, parameters);
    try (OwnJvm jvm = request.ownWork().open()) {
      var unused = rehearsal(request, jvm).run(new StopRequest());
    }
  }

  private static Rehearsal rehearsal(RunRequest request, OwnJvm jvm) throws Exception {
    return new Rehearsal(new RunPlanner(request, 2).plan(jvm), jvm);
  }

  private RunRequest request(Optional<Duration> budget, String... parameters) throws Exception {
    return request(List.of(), budget, parameters);
  }

  private RunRequest request(List<String> jmh, Optional<Duration> budget, String... parameters)
      throws Exception {
    List<String> words = new ArrayList<>(jmh);
    words.add("BatchBenchmark.(serial|warm)");
    return new RunRequest(
        JmhOptions.parse(words),
        ParameterArguments.parse(List.of(parameters)),
        OptionalInt.empty(),
        budget,
        false,
        false,
        false,
        false,
        OptionalLong.of(1),
        Optional.empty(),
        Optional.empty(),
        List.of(folder),
        List.of());
  }

  private void fails(String message, String... sources) throws Exception {
    Compiled.classes(folder, sources);
    assertThatThrownBy(() -> rehearse(Optional.empty(), "workload=Mine", "workers=2"))
        .isInstanceOf(WorkFailed.class)
        .hasMessage(message);
  }

  @Test
  void workThatIsTheSameEverywherePasses() throws Exception {
    Compiled.classes(folder, Compiled.workload("Mine", "", "index + 1"));
    assertThatCode(() -> rehearse(Optional.of(Duration.ofMinutes(1)), "workload=mine"))
        .doesNotThrowAnyException();
  }

  /** The other JVM is this one with a property more, which it has from a script. */
  @Test
  void itRunsInTheJvmAndWithTheFlagsOfTheForks() throws Exception {
    Path java = folder.resolve("other-java");
    Files.writeString(
        java,
        "#!/bin/sh\nexec '%s' -Dacme.jvm=other \"$@\"\n".formatted(JavaCommand.javaExecutable()));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Compiled.classes(
        folder,
        Compiled.workload(
            "Mine",
            "String found = System.getProperty(\"acme.jvm\") + System.getProperty(\"acme.flag\");"
                + " if (!found.equals(\"otherlast\")) throw new IllegalStateException(found);",
            "index"));
    List<String> jmh =
        List.of(
            "-jvm",
            java.toString(),
            "-jvmArgs",
            "-Dacme.flag=given",
            "-jvmArgsPrepend",
            "-Dacme.flag=first",
            "-jvmArgsAppend",
            "-Dacme.flag=last");
    RunRequest request =
        request(jmh, Optional.of(Duration.ofMinutes(1)), "workload=mine", "workers=2");
    try (OwnJvm jvm = request.ownWork().open()) {
      assertThatCode(() -> rehearsal(request, jvm).run(new StopRequest()))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void whatSetUpThrowsHasTheUsersLine() throws Exception {
    fails(
        "workload mine: could not prepare its batch: java.lang.IllegalStateException: no input"
            + " at Mine.prepare(Mine.java:4) (serial)",
        Compiled.workload(
                "Mine", "if (index() > 0) throw new IllegalStateException(\"no input\");", "index")
            .replaceFirst("}\\s*$", "int index() { return 1; } }"));
  }

  @Test
  void whatATaskThrowsHasTheUsersLine() throws Exception {
    fails(
        "workload mine: task 3 threw java.lang.ArithmeticException: / by zero"
            + " at Mine.lambda$prepare$0(Mine.java:6) (serial)",
        Compiled.workload("Mine", "", "5 / (index - 3)"));
  }

  @Test
  void whatAChildAloneThrowsHasTheUsersLineToo() throws Exception {
    Compiled.classes(
        folder,
        Compiled.workload(
            "Mine",
            "if (parameters.inChild()) throw new IllegalStateException(\"in a child\");",
            "index + 1"));
    assertThatThrownBy(() -> rehearse(Optional.empty(), "workload=Mine", "workers=2"))
        .isInstanceOf(WorkFailed.class)
        .hasMessageMatching(
            "workload mine: child [01] threw java.lang.IllegalStateException: in a child"
                + " at Mine.prepare\\(Mine.java:4\\) \\(process\\)");
  }

  @Test
  void aTaskThatComesToSomethingElseEveryTimeIsNotBlamedOnAModel() throws Exception {
    Compiled.classes(folder, Compiled.workload("Mine", "", "System.nanoTime()"));
    assertThatThrownBy(() -> rehearse(Optional.empty(), "workload=Mine", "workers=2"))
        .isInstanceOf(WorkFailed.class)
        .hasMessageContaining(
            "workload mine: two serial runs of the same batch come to different checksums");
  }

  @Test
  void aTaskThatComesToSomethingElseInAChildIsNamed() throws Exception {
    fails(
        "workload mine: task 0 comes to 1, and to 0 in the first serial run (process)",
        Compiled.workload("Mine", "int add = parameters.inChild() ? 1 : 0;", "(long) index + add"));
  }

  @Test
  void aClassThatIsMissingIsNamedWithWhoNeedsIt() throws Exception {
    Compiled.classes(
        folder,
        Compiled.workload("Mine", "Helper.help();", "index"),
        "public class Helper { static void help() {} }");
    Files.delete(folder.resolve("Helper.class"));
    assertThatThrownBy(() -> rehearse(Optional.empty(), "workload=Mine"))
        .isInstanceOf(WorkFailed.class)
        .hasMessage(
            "workload mine: could not prepare its batch: the class Helper is not on --classpath"
                + " at Mine.prepare(Mine.java:4) (serial)");
  }

  @Test
  void inputThatIsToBeSentAndCannotBeIsRefused() throws Exception {
    String source =
        Compiled.workload("Mine", "", "index + 1")
            .replaceFirst(
                "}\\s*$",
                "public java.util.List<Setting> settings() {"
                    + " return java.util.List.of(Setting.input()); } }");
    Compiled.classes(folder, source);
    assertThatThrownBy(() -> rehearse(Optional.empty(), "workload=Mine", "workers=2", "input=sent"))
        .isInstanceOf(WorkFailed.class)
        .hasMessageContaining("input=sent needs a batch that is a SendableBatch")
        .hasMessageContaining("(process)");
  }

  @Test
  void aBudgetThatIsTooSmallForAForkIsRefusedWithOneThatWouldDo() throws Exception {
    Compiled.classes(
        folder,
        Compiled.workload("Mine", "", "pause(index)")
            .replaceFirst(
                "}\\s*$",
                "static long pause(int index) throws Exception { Thread.sleep(60); return index; }"
                    + " }"));
    assertThatThrownBy(
            () -> rehearse(Optional.of(Duration.ofSeconds(4)), "workload=Mine", "model=platform"))
        .isInstanceOf(BadRequest.class)
        .hasMessageMatching(
            "workload mine: a batch takes [1-9][0-9]* s serially, and there is no time for"
                + " four in the budget of 4 s; .*-p tasks=.* or --budget [1-9][0-9]+s");
  }

  /** A probe would leave the other cells out, whatever the plan has before it is rehearsed. */
  @Test
  void aBudgetThatIsEnoughForSomeOfTheCellsIsNotRefused() throws Exception {
    Compiled.classes(
        folder,
        Compiled.workload("Mine", "", "pause(index)")
            .replaceFirst(
                "}\\s*$",
                "static long pause(int index) throws Exception { Thread.sleep(40); return index; }"
                    + " }"));
    assertThatCode(() ->
            rehearse(
                Optional.of(Duration.ofSeconds(20)),
                "workload=Mine",
                "tasks=32",
                "model=platform,virtual",
                "workers=1,2,3,4,5,6,7,8"))
        .doesNotThrowAnyException();
  }

  @Test
  void aBatchThatDoesNotEndIsLeftWhenTheBudgetIsSpentAndHasTheUsersLine() throws Exception {
    Compiled.classes(
        folder,
        Compiled.workload("Mine", "", "hang(index)")
            .replaceFirst(
                "}\\s*$",
                "static long hang(long index) throws Exception { Thread.sleep(600_000); return"
                    + " index; } }"));
    assertThatThrownBy(
            () -> rehearse(Optional.of(Duration.ofSeconds(1)), "workload=Mine", "model=platform"))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith(
            "workload mine: a batch has not ended within the budget of 1 s (serial), now at"
                + " Mine.hang(Mine.java:9); give it fewer or smaller tasks");
  }

  @Test
  void aBatchThatDoesNotEndAndHearsOfNoInterruptIsLeftWhenTheRunIsToStop() throws Exception {
    Compiled.classes(
        folder,
        Compiled.workload("Mine", "while (System.nanoTime() != 0) Thread.onSpinWait();", "index"));
    StopRequest stop = new StopRequest();
    RunRequest request = request(Optional.empty(), "workload=Mine");
    try (OwnJvm jvm = request.ownWork().open()) {
      Rehearsal rehearsal = rehearsal(request, jvm);
      Thread.ofPlatform().daemon().start(() -> ask(stop));
      assertThatThrownBy(() -> rehearsal.run(stop)).isInstanceOf(InterruptedException.class);
    }
    stop.campaignIsOver();
  }

  private static void ask(StopRequest stop) {
    try {
      var unused = stop.request(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
