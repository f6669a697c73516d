package dev.parallax.cli;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.console.WorkloadArguments;
import dev.parallax.suite.Model;
import dev.parallax.suite.ParameterNames;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.io.PrintStream;
import java.util.List;

/** {@code list}: workloads, models, parameters and their defaults. */
final class ListCommand {
  private ListCommand() {}

  static int run(String[] args, Console console) throws BadRequest {
    PrintStream out = console.out();
    Workloads workloads = WorkloadArguments.parse("list", args, false).workloads();
    out.println("Parameters (-p name=value[,value...]):");
    row(out, "workload", String.join(", ", workloads.names()));
    row(out, "", "default: " + String.join(", ", Workloads.ARTICLE));
    row(
        out,
        ParameterNames.MODEL,
        String.join(", ", Model.parallelLabels()) + " (serial has a benchmark of its own)");
    row(out, "workers", "default: 1, half the cores, the cores, twice and four times the cores");
    row(out, "size, tasks", "default, article, or a number");
    out.println();
    out.println("Workloads:");
    for (Workload workload : workloads.all()) {
      describe(out, workload);
    }
    return ExitCode.DONE;
  }

  private static void describe(PrintStream out, Workload workload) {
    row(out, workload.name(), workload.description());
    row(
        out,
        "",
        "default %d tasks x %d, article %d x %d (%s)"
            .formatted(
                workload.defaultSizes().tasks(),
                workload.defaultSizes().size(),
                workload.articleSizes().tasks(),
                workload.articleSizes().size(),
                workload.sizeUnit()));
    List<Setting> settings = workload.settings();
    for (Setting setting : settings) {
      row(
          out,
          "",
          "-p %s=%s  %s (%s)"
              .formatted(
                  setting.name(),
                  setting.defaultValue(),
                  setting.description(),
                  setting.allowed()));
    }
  }

  private static void row(PrintStream out, String name, String text) {
    out.println("  %-12s %s".formatted(name, text));
  }
}
