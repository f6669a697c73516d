package dev.parallax.measure.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of trees of real processes, against what the shell is told by the kernel about the same ones. */
@Timeout(60)
class LinuxMeterTest {
  /** 5 %, and the ticks that either account cuts off. */
  private static void assertSameCpu(Map<String, Figure> figures, double seconds) {
    assertThat(seconds).as("enough to compare").isGreaterThan(0.2);
    assertThat(value(figures, "tree.cpu") / 1e3).isCloseTo(seconds, within(0.05 * seconds + 0.04));
    assertThat(value(figures, "tree.cpu.user") + value(figures, "tree.cpu.system"))
        .isCloseTo(value(figures, "tree.cpu"), within(1e-6));
  }

  private static double value(Map<String, Figure> figures, String name) {
    assertThat(figures).containsKey(name);
    return Optional.ofNullable(figures.get(name)).orElseThrow().value();
  }

  @Test
  void cpuTimeOfChildrenThatBeginAndEndMeanwhileIsCounted() throws InterruptedException {
    String grandchildren = "sh -c '" + Shell.BUSY + " (" + Shell.BUSY + ") & wait' & ";
    try (Shell shell =
        Shell.start("read go; " + grandchildren + grandchildren + "wait; echo done; times")) {
      shell.begin();
      shell.go();
      assertThat(shell.line()).isEqualTo("done");
      Map<String, Figure> figures = shell.end();
      double own = Shell.seconds(shell.line());
      double children = Shell.seconds(shell.line());
      assertSameCpu(figures, own + children);
      assertThat(value(figures, "tree.processes")).isGreaterThan(2);
    }
  }

  @Test
  void cpuTimeOfAChildThatLivesIsCounted() throws InterruptedException {
    String child = "read go; " + Shell.BUSY + Shell.BUSY + " echo done; read go; times; read go";
    try (Shell shell = Shell.start("sh -c '" + child + "'; true")) {
      shell.begin();
      shell.go();
      assertThat(shell.line()).isEqualTo("done");
      Map<String, Figure> figures = shell.end();
      shell.go();
      assertSameCpu(figures, Shell.seconds(shell.line()));
      assertThat(value(figures, "tree.processes")).isEqualTo(2);
      assertThat(value(figures, "tree.threads")).isEqualTo(2);
    }
  }

  @Test
  void cpuTimeBeforeTheBeginningIsNot() throws InterruptedException {
    try (Shell shell =
        Shell.start(
            "sh -c '" + Shell.BUSY + "'; " + Shell.BUSY + "echo done; read go; echo gone")) {
      assertThat(shell.line()).isEqualTo("done");
      shell.begin();
      shell.go();
      assertThat(shell.line()).isEqualTo("gone");
      // Two ticks at the most, whatever was before.
      assertThat(value(shell.end(), "tree.cpu")).isBetween(0.0, 20.0);
    }
  }

  @Test
  void everyProcessIsCountedOnceAndOnlyWhatLivesThroughoutHasAllFigures()
      throws InterruptedException {
    try (Shell shell = Shell.start("sleep 60 & sleep 60 & sh -c 'sleep 60; true' & echo on")) {
      assertThat(shell.line()).isEqualTo("on");
      awaitProcesses(shell, 5);
      shell.begin();
      Map<String, Figure> figures = shell.end();
      assertThat(value(figures, "tree.processes")).isEqualTo(5);
      assertThat(value(figures, "tree.threads")).isEqualTo(5);
      assertThat(figures)
          .containsKeys(
              "tree.rss.peak", "tree.pss", "tree.switches.voluntary", "tree.switches.involuntary")
          // It is no JVM, and not one process.
          .doesNotContainKeys("tree.alloc", "tree.gc.time");
      assertThat(value(figures, "tree.pss")).isBetween(0.1, value(figures, "tree.rss.peak"));
    }
  }

  @Test
  void switchesOfThreadsThatWaitAreCounted() throws InterruptedException {
    String naps = "for i in 1 2 3 4 5 6 7 8 9 10; do read go; echo $i; done";
    try (Shell shell = Shell.start(naps)) {
      shell.begin();
      for (int i = 1; i <= 10; i++) {
        awaitSleep(shell);
        shell.go();
        assertThat(shell.line()).isEqualTo(Integer.toString(i));
      }
      // It may have waited for the first go before the beginning.
      assertThat(value(shell.end(), "tree.switches.voluntary")).isBetween(9.0, 100.0);
    }
  }

  @Test
  void whatNobodyKnowsOfProcessesThatHaveEndedIsAbsent() throws InterruptedException {
    try (Shell shell = Shell.start("read go; sh -c '" + Shell.BUSY + "'; echo done")) {
      shell.begin();
      shell.go();
      assertThat(shell.line()).isEqualTo("done");
      Map<String, Figure> figures = shell.end();
      assertThat(value(figures, "tree.processes")).isEqualTo(2);
      assertThat(figures)
          .containsKeys("tree.cpu", "tree.rss.peak", "tree.rss.mean")
          .doesNotContainKeys(
              "tree.pss",
              "tree.switches.voluntary",
              "tree.switches.involuntary",
              "tree.alloc",
              "tree.gc.time");
    }
  }

  @Test
  void memoryOfAChildIsThatOfTheTree() throws InterruptedException {
    Map<String, Figure> without = ofHolder(0);
    Map<String, Figure> with = ofHolder(64);
    for (String name : new String[] {"tree.rss.peak", "tree.pss"}) {
      assertThat(value(with, name) - value(without, name)).as(name).isBetween(56.0, 80.0);
    }
    assertThat(value(with, "tree.processes")).isEqualTo(2);
    assertThat(value(with, "tree.threads")).isGreaterThan(5);
  }

  private static Map<String, Figure> ofHolder(int mebibytes) throws InterruptedException {
    String command =
        "%s -Xmx256m -XX:+UseSerialGC -cp '%s' %s %d; true"
            .formatted(
                JavaCommand.javaExecutable(),
                System.getProperty("java.class.path"),
                Holds.class.getName(),
                mebibytes);
    try (Shell shell = Shell.start(command)) {
      assertThat(shell.line()).isEqualTo("held");
      shell.begin();
      return shell.end();
    }
  }

  @Test
  void cpuTimeOfAPoolOfChildJvmsIsWhatTheKernelTellsItsShell() throws InterruptedException {
    String pool =
        "%s -cp '%s' %s 2 40; "
            .formatted(
                JavaCommand.javaExecutable(),
                System.getProperty("java.class.path"),
                BusyPool.class.getName());
    try (Shell shell = Shell.start("read go; " + pool + "echo ended; times")) {
      shell.begin();
      shell.go();
      assertThat(shell.line()).isEqualTo("done");
      Map<String, Figure> figures = shell.end();
      shell.go();
      assertThat(shell.line()).isEqualTo("ended");
      double own = Shell.seconds(shell.line());
      double kernel = own + Shell.seconds(shell.line());
      double tree = value(figures, "tree.cpu") / 1e3;
      // Two accounts of the same CPU time, on however busy a machine. The kernel's has the end of
      // three JVMs too, which the meter's has not, and ticks are cut off in each process.
      assertThat(tree).isBetween(0.90 * kernel, kernel + 0.02);
      assertThat(value(figures, "tree.processes")).isEqualTo(4);
    }
  }

  @Test
  void aBystanderIsLeftOut() throws InterruptedException {
    String outside =
        "sh -c '" + Shell.BUSY + " sleep 60; true' " + JavaProcess.OUTSIDE_FLAG + " & ";
    try (Shell shell = Shell.start(outside + "sleep 60 & echo on")) {
      assertThat(shell.line()).isEqualTo("on");
      awaitProcesses(shell, 2);
      shell.begin();
      Map<String, Figure> figures = shell.end();
      assertThat(value(figures, "tree.processes")).isEqualTo(2);
    }
  }

  @Test
  void withoutTheRootThereIsNothing() throws InterruptedException {
    Shell shell = Shell.start("true");
    shell.begin();
    shell.close();
    assertThat(shell.end()).isEmpty();
  }

  /** Until the shell waits: its state stands behind its name. */
  private static void awaitSleep(Shell shell) {
    ProcFiles files = new ProcFiles();
    while (!files.read("/proc/" + shell.pid() + "/stat").orElseThrow().contains(") S ")) {
      Thread.onSpinWait();
    }
  }

  /** Until the shell has started them all: it says nothing of that. */
  private static void awaitProcesses(Shell shell, int processes) {
    ProcTree tree = new ProcTree(shell.pid());
    while (tree.glance().processes().size() != processes) {
      Thread.onSpinWait();
    }
  }
}
