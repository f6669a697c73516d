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
import dev.parallax.jvm.LauncherWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The suite's main: which command it is, and what its end means to the caller. */
public final class Parallax {
  private Parallax() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    LauncherWatch.start();
    System.exit(run(args, Terminal.console()));
  }

  /**
   * Runs a command.
   *
   * @return the exit code
   */
  public static int run(String[] args, Console console) {
    try {
      return dispatch(args, console);
    } catch (BadUsage e) {
      console.error(String.valueOf(e.getMessage()));
      return ExitCode.BAD_USAGE;
    } catch (BadRequest e) {
      console.error(e.what());
      return ExitCode.BAD_USAGE;
    } catch (WorkFailed e) {
      console.error(e.what());
      return ExitCode.FAILED;
    } catch (IOException | UncheckedIOException e) {
      console.error(Failures.inOneLine(e));
      return ExitCode.FAILED;
    } catch (InterruptedException e) {
      console.error("interrupted");
      return ExitCode.FAILED;
    } catch (RuntimeException e) {
      // Anything else is a defect of the suite: one line for the user, the stack into a file.
      console.error(Failures.report(e));
      return ExitCode.FAILED;
    }
  }

  private static int dispatch(String[] args, Console console)
      throws BadRequest, WorkFailed, IOException, InterruptedException {
    String command = args.length == 0 ? "" : args[0];
    String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    return switch (command) {
      case "report" -> ReportCommand.run(rest, console);
      case "compare" -> CompareCommand.run(rest, console);
      case "timeline" -> TimelineCommand.run(rest, console);
      case "check" -> CheckCommand.run(rest, console);
      case "list" -> ListCommand.run(rest, console);
      case "doctor" -> DoctorCommand.run(rest, console);
      case "--version" -> VersionCommand.run(console);
      case "probe" -> ProbeCommand.run(rest, console);
      default -> RunCommand.run(args, console);
    };
  }
}
