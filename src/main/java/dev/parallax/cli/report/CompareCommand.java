package dev.parallax.cli.report;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.result.Machines;
import dev.parallax.result.ResultFile;
import dev.parallax.stat.Evidence;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.table.compare.RunComparer;
import dev.parallax.table.compare.RunComparison;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare BASE NEW}: what got faster or slower between two runs; a gate for CI. */
@Command(
    header = {"BASE NEW [options]", "faster or slower? a CI gate"},
    description = {
      "What got faster or slower from one run to another, from JMH JSON, ours or anybody's.",
      "",
      "Rows are matched by benchmark, parameters, mode and threads. The ratio is time of NEW"
          + " over time of BASE with its interval over forks; below three forks there is no"
          + " verdict (~). If most rows moved by one factor, that common shift is named, and"
          + " each row is judged without it as well: it may be the machine or a change that"
          + " touches everything, which the files can't tell apart.",
      ""
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done; 2 bad usage or input; 3 --fail-on-regression found a row that is"
          + " slower by more than the threshold, and not by chance."
    })
public final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "BASE NEW",
      hideParamSyntax = true,
      description = "Two JMH JSON files or run directories; label=PATH names one in the output.")
  private List<String> paths = List.of();

  @Option(
      names = "--threshold",
      paramLabel = "SHARE",
      description = "A smaller difference counts as none. Default: 5%%.")
  private String threshold = "5%";

  @Option(
      names = "--fail-on-regression",
      description =
          "Exit with 3 if a row is slower by more than the threshold, and not by chance; of a"
              + " --metric whose direction is known, if it is worse.")
  private boolean failOnRegression;

  @Option(
      names = "--ignore-shift",
      description =
          "With --fail-on-regression: if everything moved by one factor, count only rows that are"
              + " slower apart from it.")
  private boolean ignoreShift;

  @Mixin private ViewOptions.Choice choice = new ViewOptions.Choice();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description = "Of intervals and verdicts. Default: 0.95.")
  private String confidence = "0.95";

  public CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (paths.size() != 2) {
      throw new BadUsage(
          "compare takes two inputs, BASE and NEW, each a JMH JSON file or a run directory; here"
              + (paths.size() == 1 ? " is " : " are ")
              + paths.size());
    }
    if (ignoreShift && !failOnRegression) {
      throw new BadUsage("--ignore-shift says what --fail-on-regression counts; give both");
    }
    List<Inputs.Input> inputs = Inputs.of(paths);
    Output written = output.of(spec);
    DecisionRule rule =
        new DecisionRule(
            Share.parse("--threshold", threshold, 0, 1),
            Share.parse("--confidence", confidence, 0.5, 1));
    Inputs.Read read = Inputs.read(inputs, console);
    if (!read.complete()) {
      return ExitCode.BAD_USAGE;
    }
    RunComparison comparison = compare(read.files(), rule);
    written.write(
        Report.of(comparison), () -> ReportPictures.of(read.files(), comparison), console);
    return failOnRegression ? gate(comparison) : ExitCode.DONE;
  }

  private RunComparison compare(List<ResultFile> files, DecisionRule rule) {
    RunComparison comparison =
        RunComparer.compare(
            files.getFirst(), files.getLast(), rule, choice.view(), Machines.of(files));
    if (comparison.rows().isEmpty()) {
      throw new BadUsage(
          ("nothing to compare: no row is in both %s and %s; rows are matched by benchmark,"
                  + " parameters, mode and threads, and there are %s and %s")
              .formatted(
                  comparison.base(),
                  comparison.latest(),
                  first(comparison.onlyBase()),
                  first(comparison.onlyLatest())));
    }
    return comparison;
  }

  private static String first(List<String> rows) {
    return rows.isEmpty()
        ? "none"
        : "\"" + rows.getFirst() + "\"" + (rows.size() > 1 ? " and others" : "");
  }

  private int gate(RunComparison comparison) {
    Optional<String> regressions = ComparisonReport.regressions(comparison, ignoreShift);
    if (regressions.isPresent()) {
      console.error(regressions.get());
      return ExitCode.REGRESSION;
    }
    if (comparison.rows().stream().allMatch(r -> r.comparison().evidence() == Evidence.NONE)) {
      // A gate that can't close must not look like one that found nothing.
      console
          .err()
          .println(
              "warning: --fail-on-regression can't find any: no row has 3 forks in both runs; run"
                  + " with -f 5");
    }
    return ExitCode.DONE;
  }
}
