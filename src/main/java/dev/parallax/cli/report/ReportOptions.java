package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.CommandOptions;
import dev.parallax.group.View;
import dev.parallax.render.Format;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.table.ReportSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the user asked of {@code report}.
 *
 * @param help only the usage is wanted
 * @param inputs what to read
 * @param format how to write it
 * @param output where to; empty for standard output
 * @param charts the directory for pictures; empty for none
 * @param keepGoing report what can be read even if something can't
 * @param settings margin, confidence, alignment
 * @param view which results to show, and how to lay them out
 */
public record ReportOptions(
    boolean help,
    List<Inputs.Input> inputs,
    Format format,
    Optional<Path> output,
    Optional<Path> charts,
    boolean keepGoing,
    ReportSettings settings,
    View view) {

  /**
   * Reads the arguments after {@code report}.
   *
   * @throws BadUsage with one line that says what is wrong and what is allowed
   */
  public static ReportOptions parse(String[] arguments) {
    ParseResult parsed = CommandOptions.parse(spec(), arguments);
    boolean help = parsed.hasMatchedOption("--help");
    List<String> paths = parsed.matchedPositionalValue(0, List.of());
    if (paths.isEmpty() && !help) {
      throw new BadUsage("nothing to report: name a JMH JSON file or a run directory");
    }
    return new ReportOptions(
        help,
        Inputs.of(paths),
        format(parsed.matchedOptionValue("--format", "text")),
        CommandOptions.output(parsed),
        CommandOptions.charts(parsed),
        parsed.hasMatchedOption("--keep-going"),
        new ReportSettings(
            new DecisionRule(
                Share.parse("--margin", parsed.matchedOptionValue("--margin", "5%"), 0, 1),
                Share.parse(
                    "--confidence", parsed.matchedOptionValue("--confidence", "0.95"), 0.5, 1)),
            parsed.hasMatchedOption("--aligned")),
        ViewOptions.of(parsed));
  }

  /** How the command is used. */
  static String usage() {
    return CommandOptions.usage(spec());
  }

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("report");
    spec.usageMessage()
        .description("Tables and recommendations from JMH JSON, ours or anybody's.")
        .abbreviateSynopsis(true)
        .sortOptions(false);
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PATH")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("A JMH JSON file or a run directory; label=PATH names it in the report.")
            .build());
    spec.addOption(
        CommandOptions.text(
            "--format",
            "FORMAT",
            "How to write the report: " + Format.words() + ". Default: text."));
    ViewOptions.all().forEach(spec::addOption);
    spec.addOption(
        CommandOptions.text("--output", "PATH", "Write to this file instead of standard output."));
    spec.addOption(CommandOptions.charts());
    spec.addOption(
        CommandOptions.flag(
            "--keep-going", "Report what can be read even if a file can't; still exits with 2."));
    spec.addOption(
        CommandOptions.flag(
            "--aligned", "Fork i of every row ran in round i, though the file doesn't say so."));
    spec.addOption(
        CommandOptions.text("--confidence", "SHARE", "Of intervals and verdicts. Default: 0.95."));
    spec.addOption(
        CommandOptions.text(
            "--margin", "SHARE", "A smaller difference counts as none. Default: 5%%."));
    spec.addOption(CommandOptions.help());
    return spec;
  }

  private static Format format(String word) {
    return Format.named(word)
        .orElseThrow(
            () -> new BadUsage("--format " + word + " is not known; there are " + Format.words()));
  }
}
