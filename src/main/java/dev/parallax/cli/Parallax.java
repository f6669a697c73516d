package dev.parallax.cli;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.WorkFailed;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.console.Failures;
import dev.parallax.cli.console.Terminal;
import dev.parallax.cli.report.CompareCommand;
import dev.parallax.cli.report.ReportCommand;
import dev.parallax.cli.report.TimelineCommand;
import dev.parallax.cli.run.ProbeCommand;
import dev.parallax.cli.run.RunCommand;
import dev.parallax.cli.run.WhyCommand;
import dev.parallax.group.ExpressionException;
import dev.parallax.jvm.ParentWatch;
import dev.parallax.jvm.Signals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The suite's main: which command it is, and what its end means to the caller. */
public final class Parallax {
  private static final String PROGRAM = "java -jar benchmarks.jar";

  private Parallax() {}

  /** Commands that only read and write files: nothing of theirs has to be put in order. */
  private static final Set<String> READING = Set.of("report", "compare", "timeline");

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    ParentWatch.startForLauncher();
    Console console = Terminal.console();
    Terminal.keepOpen();
    if (args.length > 0 && READING.contains(args[0])) {
      Signals.endAtOnce();
    }
    System.exit(LauncherCode.of(run(args, console)));
  }

  /** The commands that have a name, in the order of the help. Only one that is used is made. */
  public static Map<String, Function<Console, CommandLine>> commands() {
    Map<String, Function<Console, CommandLine>> commands = new LinkedHashMap<>();
    commands.put("report", console -> new CommandLine(new ReportCommand(console)));
    commands.put("compare", console -> new CommandLine(new CompareCommand(console)));
    commands.put("timeline", console -> new CommandLine(new TimelineCommand(console)));
    commands.put("probe", ProbeCommand::parser);
    commands.put("why", console -> new CommandLine(new WhyCommand(console)));
    commands.put("doctor", console -> new CommandLine(new DoctorCommand(console)));
    commands.put("check", console -> new CommandLine(new CheckCommand(console)));
    commands.put("list", console -> new CommandLine(new ListCommand(console)));
    return commands;
  }

  /** A parser of the commands with these names. */
  private static CommandLine named(Collection<String> names, Console console) {
    CommandLine program = new CommandLine(CommandSpec.create().name(PROGRAM));
    for (String name : names) {
      CommandLine command = Objects.requireNonNull(commands().get(name)).apply(console);
      command.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_HEADER);
      command
          .getCommandSpec()
          .addOption(
              OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this.").build());
      program.addSubcommand(name, command);
    }
    return program;
  }

  /** How each command is called, and for what, which is in the two lines of its header. */
  private static String usages(Console console) {
    List<String> usages = new ArrayList<>();
    usages.add(usage("[JMH options] [suite options] [regexp...]", "measure, then answer"));
    usages.add(usage("--resume DIR [--rounds N] [--force]", "resume a run"));
    named(commands().keySet(), console)
        .getSubcommands()
        .forEach((name, command) -> {
          String[] header = command.getCommandSpec().usageMessage().header();
          usages.add(usage(name + " " + header[0], header[1]));
        });
    usages.add(usage("--version", "version of suite and JDK"));
    return String.join("%n       ", usages);
  }

  private static String usage(String words, String purpose) {
    return "%s %-43s  %s".formatted(PROGRAM, words, purpose);
  }

  /**
   * Runs the command that the first word names. Without a name it is a run, since all other words
   * may be JMH's.
   *
   * @return the exit code
   */
  public static int run(String[] args, Console console) {
    String first = args.length == 0 ? "" : args[0];
    boolean named = commands().containsKey(first);
    CommandLine command =
        named ? named(List.of(first), console) : RunCommand.parser(console, () -> usages(console));
    try {
      return command
          .setExpandAtFiles(false) // A JVM's argument file begins with @ too.
          .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
          .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
          .setParameterExceptionHandler((e, words) -> {
            console.error(
                "%s; %s"
                    .formatted(
                        String.valueOf(e.getMessage()).replaceAll("\\s*[\\r\\n]+\\s*", " "),
                        named ? "see " + first + " --help" : "-h lists the options"));
            return ExitCode.BAD_USAGE;
          })
          .setExecutionExceptionHandler((e, failed, words) -> failed(e, console))
          .execute(args);
    } catch (OutOfMemoryError e) {
      // Threads are what there may be too many of where there is heap.
      Optional<String> exhausted = Failures.exhausted(e);
      if (exhausted.isPresent()) {
        console.error(exhausted.get());
        return ExitCode.FAILED;
      }
      console.error(Failures.outOfMemory(named ? first : ""));
      return ExitCode.BAD_USAGE;
    }
  }

  private static int failed(Exception failure, Console console) {
    console.error(
        switch (failure) {
          case BadUsage e -> String.valueOf(e.getMessage());
          case ExpressionException e -> String.valueOf(e.getMessage());
          case BadRequest e -> e.what();
          case WorkFailed e -> e.what();
          case IOException e -> Failures.inOneLine(e);
          case UncheckedIOException e -> Failures.inOneLine(e);
          case InterruptedException e -> "interrupted";
          // Anything else is a defect of the suite: one line for the user, the stack into a file.
          default -> Failures.report(failure);
        });
    return failure instanceof BadUsage
            || failure instanceof BadRequest
            || failure instanceof ExpressionException
        ? ExitCode.BAD_USAGE
        : ExitCode.FAILED;
  }
}
