package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.CommandOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options of {@code timeline}.
 *
 * @param help whether to show how it is used
 * @param directory a run directory
 * @param workload which workload alone, if not all
 * @param lifecycle which lifecycle alone, if not both
 * @param format what to write
 * @param output into which file, if not to standard output
 */
record TimelineOptions(
    boolean help,
    Path directory,
    Optional<String> workload,
    Optional<String> lifecycle,
    Format format,
    Optional<Path> output) {
  /** What can be written. */
  enum Format {
    TEXT,
    SVG,
    TRACE,
    CSV;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Format of(String word) {
      return Arrays.stream(values())
          .filter(format -> format.word().equals(word))
          .findFirst()
          .orElseThrow(() ->
              new BadUsage(
                  "--format "
                      + word
                      + ": allowed are "
                      + String.join(", ", Arrays.stream(values()).map(Format::word).toList())));
    }
  }

  /**
   * Reads them.
   *
   * @throws BadUsage with one line that says what is wrong
   */
  static TimelineOptions parse(String[] args) {
    ParseResult parsed = CommandOptions.parse(spec(), args);
    if (parsed.isUsageHelpRequested()) {
      return new TimelineOptions(
          true, Path.of(""), Optional.empty(), Optional.empty(), Format.TEXT, Optional.empty());
    }
    Optional<String> lifecycle = CommandOptions.value(parsed, "--lifecycle");
    if (lifecycle.isPresent() && !List.of("warm", "cold").contains(lifecycle.get())) {
      throw new BadUsage("--lifecycle " + lifecycle.get() + ": allowed are warm, cold");
    }
    List<String> paths = parsed.matchedPositionalValue(0, List.of());
    if (paths.size() != 1 || paths.getFirst().isBlank()) {
      throw new BadUsage("timeline takes one run directory; see timeline --help");
    }
    return new TimelineOptions(
        false,
        Inputs.path(paths.getFirst()),
        CommandOptions.value(parsed, "--workload"),
        lifecycle,
        Format.of(CommandOptions.value(parsed, "--format").orElse("text")),
        CommandOptions.output(parsed));
  }

  static String usage() {
    return CommandOptions.usage(spec());
  }

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("java -jar benchmarks.jar timeline");
    spec.usageMessage()
        .description("Draws when each task of a run started and stopped, and on which worker.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .paramLabel("DIR")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("A run directory, its timeline folder, or a file of that.")
            .build());
    spec.addOption(CommandOptions.text("--workload", "NAME", "Only this workload."));
    spec.addOption(CommandOptions.text("--lifecycle", "warm|cold", "Only this lifecycle."));
    spec.addOption(
        CommandOptions.text(
            "--format",
            "FORMAT",
            "text: bars for the terminal (default); svg: a picture of each workload and lifecycle;"
                + " trace: Chrome's trace events, for Perfetto;"
                + " csv: a row for each task run."));
    spec.addOption(
        CommandOptions.text(
            "--output",
            "PATH",
            "Write to this file, not to standard output; svg: or into this folder, a file each."));
    spec.addOption(CommandOptions.help());
    return spec;
  }
}
