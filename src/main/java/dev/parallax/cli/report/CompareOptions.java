package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.CommandOptions;
import dev.parallax.group.View;
import dev.parallax.render.Format;
import dev.parallax.stat.decision.DecisionRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the user asked of {@code compare}.
 *
 * @param help only the usage is wanted
 * @param inputs the base and what is judged
 * @param format how to write it
 * @param output where to; empty for standard output
 * @param charts the directory for pictures; empty for none
 * @param rule threshold and confidence
 * @param failOnRegression exit with 3 if a row got worse
 * @param ignoreShift a row got worse only if it did so apart from a common shift
 * @param view which rows and metrics to compare
 */
record CompareOptions(
    boolean help,
    List<Inputs.Input> inputs,
    Format format,
    Optional<Path> output,
    Optional<Path> charts,
    DecisionRule rule,
    boolean failOnRegression,
    boolean ignoreShift,
    View view) {
  private static final Set<String> SHARED_WITH_REPORT = Set.of("--filter", "--metric");

  /**
   * Reads the arguments after {@code compare}.
   *
   * @throws BadUsage with one line that says what is wrong and what is allowed
   */
  static CompareOptions parse(String[] arguments) {
    ParseResult parsed = CommandOptions.parse(spec(), arguments);
    boolean help = parsed.hasMatchedOption("--help");
    List<String> paths = parsed.matchedPositionalValue(0, List.of());
    if (paths.size() != 2 && !help) {
      throw new BadUsage(
          "compare takes two inputs, BASE and NEW, each a JMH JSON file or a run directory; here"
              + (paths.size() == 1 ? " is " : " are ")
              + paths.size());
    }
    if (parsed.hasMatchedOption("--ignore-shift")
        && !parsed.hasMatchedOption("--fail-on-regression")) {
      throw new BadUsage("--ignore-shift says what --fail-on-regression counts; give both");
    }
    return new CompareOptions(
        help,
        help ? List.of() : Inputs.of(paths),
        format(parsed.matchedOptionValue("--format", "text")),
        CommandOptions.output(parsed),
        CommandOptions.charts(parsed),
        new DecisionRule(
            Share.parse("--threshold", parsed.matchedOptionValue("--threshold", "5%"), 0, 1),
            Share.parse("--confidence", parsed.matchedOptionValue("--confidence", "0.95"), 0.5, 1)),
        parsed.hasMatchedOption("--fail-on-regression"),
        parsed.hasMatchedOption("--ignore-shift"),
        ViewOptions.of(parsed));
  }

  /** How the command is used. */
  static String usage() {
    return CommandOptions.usage(spec());
  }

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("compare");
    spec.usageMessage()
        .description(
            "What got faster or slower from one run to another, from JMH JSON, ours or anybody's.",
            "",
            "Rows are matched by benchmark, parameters, mode and threads. The ratio is time of NEW"
                + " over time of BASE with its interval over forks; below three forks there is no"
                + " verdict (~). If most rows moved by one factor, that common shift is named, and"
                + " each row is judged without it as well: it may be the machine or a change that"
                + " touches everything, which the files can't tell apart.",
            "")
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .footer(
            "",
            "Exit codes: 0 done; 2 bad usage or input; 3 --fail-on-regression found a row that is"
                + " slower by more than the threshold, and not by chance.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("BASE NEW")
            .hideParamSyntax(true)
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                "Two JMH JSON files or run directories; label=PATH names one in the output.")
            .build());
    spec.addOption(
        CommandOptions.text(
            "--threshold", "SHARE", "A smaller difference counts as none. Default: 5%%."));
    spec.addOption(
        CommandOptions.flag(
            "--fail-on-regression",
            "Exit with 3 if a row is slower by more than the threshold, and not by chance; of a"
                + " --metric whose direction is known, if it is worse."));
    spec.addOption(
        CommandOptions.flag(
            "--ignore-shift",
            "With --fail-on-regression: if everything moved by one factor, count only rows that are"
                + " slower apart from it."));
    spec.addOption(
        CommandOptions.text(
            "--format", "FORMAT", "How to write it: " + Format.words() + ". Default: text."));
    ViewOptions.all().stream()
        .filter(option -> SHARED_WITH_REPORT.contains(option.longestName()))
        .forEach(spec::addOption);
    spec.addOption(
        CommandOptions.text("--output", "PATH", "Write to this file instead of standard output."));
    spec.addOption(CommandOptions.charts());
    spec.addOption(
        CommandOptions.text("--confidence", "SHARE", "Of intervals and verdicts. Default: 0.95."));
    spec.addOption(CommandOptions.help());
    return spec;
  }

  private static Format format(String word) {
    return Format.named(word)
        .orElseThrow(
            () -> new BadUsage("--format " + word + " is not known; there are " + Format.words()));
  }
}
