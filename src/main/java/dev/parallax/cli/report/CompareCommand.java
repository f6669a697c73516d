package dev.parallax.cli.report;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.advice.words.Words;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.result.Machines;
import dev.parallax.result.ResultFile;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.table.compare.RunComparer;
import dev.parallax.table.compare.RunComparison;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
          + " touches everything, which the files can't distinguish.",
      ""
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done; 2 bad usage or input, or no row in both; 3 --fail-on-regression found a"
          + " row that got worse by more than the threshold, and not by chance, or"
          + " --fail-on-missing one that NEW lacks."
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
              + " --metric in bytes or bytes per operation, if it is higher. Counts, rates of bytes"
              + " and other units have no known direction and are not judged.")
  private boolean failOnRegression;

  @Option(
      names = "--fail-on-missing",
      description = "Exit with 3 if a row of BASE is missing in NEW.")
  private boolean failOnMissing;

  @Option(
      names = "--ignore-shift",
      description =
          "With --fail-on-regression: if everything moved by one factor, count only rows that are"
              + " slower apart from it.")
  private boolean ignoreShift;

  @Mixin private ViewOptions.Choice choice = new ViewOptions.Choice();

  @Option(
      names = "--ignore",
      paramLabel = "KEYS",
      description =
          "Keys by which rows are not matched: a parameter that only one run has, threads, package,"
              + " class or method.")
  private Optional<String> ignore = Optional.empty();

  @Option(names = "--verbose", description = "Name each row that only one run has.")
  private boolean verbose;

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
    Gate gate = new Gate(failOnRegression, ignoreShift, failOnMissing);
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
    ComparisonReport report = ComparisonReport.of(comparison, verbose);
    written.write(Report.of(report), () -> ReportPictures.of(read.files(), comparison), console);
    return gate.judge(report, console);
  }

  private RunComparison compare(List<ResultFile> files, DecisionRule rule) {
    RunComparison comparison =
        RunComparer.compare(
            files.getFirst(), files.getLast(), rule, choice.view(ignore), Machines.of(files));
    if (comparison.rows().isEmpty()) {
      throw new BadUsage(
          "nothing to compare: no row is in both %s and %s; %s"
              .formatted(comparison.base(), comparison.latest(), whyNothingMatches(comparison)));
    }
    return comparison;
  }

  private static String whyNothingMatches(RunComparison comparison) {
    List<RunComparison.Condition> keys = comparison.unmatched();
    if (keys.isEmpty()) {
      return "rows are matched by benchmark, parameters, mode and threads, and there are %s and %s"
          .formatted(first(comparison.onlyBase()), first(comparison.onlyLatest()));
    }
    return "they differ in %s; --ignore %s matches rows by the rest"
        .formatted(
            keys.stream().map(key -> inWords(key, comparison)).collect(Collectors.joining(", ")),
            keys.stream().map(RunComparison.Condition::name).collect(Collectors.joining(",")));
  }

  private static String inWords(RunComparison.Condition key, RunComparison comparison) {
    return "%s (%s in %s, %s in %s)"
        .formatted(
            key.name(),
            values(key.base()),
            comparison.base(),
            values(key.latest()),
            comparison.latest());
  }

  private static String values(List<String> values) {
    return Words.list(values.stream().map(v -> v.isEmpty() ? "none" : v).toList());
  }

  private static String first(List<RunComparison.LoneRow> rows) {
    return rows.isEmpty()
        ? "none"
        : "\"" + rows.getFirst().name() + "\"" + (rows.size() > 1 ? " and others" : "");
  }
}
