package dev.parallax.cli.report;

import dev.parallax.advice.Report;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.result.ResultFile;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.build.ClusterTables;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report PATH...}: tables and recommendations from JMH JSON. */
@Command(
    header = {"PATH... [options]", "tables from JMH JSON"},
    description = "Tables and recommendations from JMH JSON, ours or anybody's.",
    abbreviateSynopsis = true,
    sortOptions = false)
public final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PATH",
      description =
          "A JMH JSON file, which gzip may have compressed, or a run directory; - is standard"
              + " input; label=PATH names it in the report.")
  private List<String> paths = List.of();

  @Mixin private ViewOptions view = new ViewOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--keep-going",
      description = "Report what can be read even if a file can't; still exits with 2.")
  private boolean keepGoing;

  @Option(
      names = "--aligned",
      description = "Fork i of every row ran in round i, though the file doesn't say so.")
  private boolean aligned;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description = "Of intervals and verdicts. Default: 0.95.")
  private String confidence = "0.95";

  @Option(
      names = "--margin",
      paramLabel = "SHARE",
      description = "A smaller difference counts as none. Default: 5%%.")
  private String margin = "5%";

  public ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (paths.isEmpty()) {
      throw new BadUsage("nothing to report: name a JMH JSON file or a run directory");
    }
    Optional<ClusterTables.Request> asked = cluster.asked();
    List<Inputs.Input> inputs = Inputs.of(paths);
    Output written = output.of(spec);
    ReportSettings settings =
        new ReportSettings(
            new DecisionRule(
                Share.parse("--margin", margin, 0, 1),
                Share.parse("--confidence", confidence, 0.5, 1)),
            aligned);
    Inputs.Read read = Inputs.read(inputs, console);
    List<ResultFile> files = read.files();
    if (!read.complete() && (!keepGoing || files.isEmpty())) {
      return ExitCode.BAD_USAGE;
    }
    Report report = Reports.of(files, settings, view.view(), asked);
    written.write(report, () -> ReportPictures.of(files, report), console);
    return read.complete() ? ExitCode.DONE : ExitCode.BAD_USAGE;
  }
}
