package dev.parallax.cli;

import dev.parallax.cli.console.ClassPathOption;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.own.OwnJvm;
import dev.parallax.suite.Model;
import dev.parallax.suite.ParameterNames;
import dev.parallax.suite.Profile;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code list}: workloads, models, parameters and their defaults. */
@Command(
    header = {"", "workloads and parameters"},
    description = "Workloads, models, parameters and their defaults.")
final class ListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ClassPathOption classPath = new ClassPathOption();

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (OwnJvm jvm = classPath.open()) {
      list(ClassPathOption.workloads(jvm, List.of()));
    }
    return ExitCode.DONE;
  }

  private void list(Workloads workloads) {
    console.out().println("Parameters (-p name=value[,value...]):");
    row("workload", String.join(", ", workloads.names()));
    row("", "default: " + String.join(", ", Workloads.ARTICLE));
    row(
        ParameterNames.MODEL,
        String.join(", ", Model.parallelLabels()) + " (serial has a benchmark of its own)");
    row(
        "workers",
        "default: half the cores, the cores, twice the cores, and four times for work that may"
            + " wait");
    row("size, tasks", "default, article, or a number");
    row(
        ParameterNames.PROFILE,
        String.join(", ", Profile.words()) + " (whether forks have run other works before)");
    console.out().println();
    console.out().println("Workloads:");
    workloads.all().forEach(this::describe);
  }

  private void describe(Workload workload) {
    row(workload.name(), workload.description());
    row(
        "",
        "default %s tasks x %s, article %s x %s (%s)"
            .formatted(
                workload.defaultSizes().tasks(),
                workload.defaultSizes().size(),
                workload.articleSizes().tasks(),
                workload.articleSizes().size(),
                workload.sizeUnit()));
    for (Setting setting : workload.settings()) {
      row(
          "",
          "-p %s=%s  %s (%s)"
              .formatted(
                  setting.name(),
                  setting.defaultValue(),
                  setting.description(),
                  setting.allowed()));
    }
  }

  private void row(String name, String text) {
    console.out().println("  %-12s %s".formatted(name, text));
  }
}
