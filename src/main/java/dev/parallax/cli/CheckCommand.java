package dev.parallax.cli;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.rehearsal.ChecksumCheck;
import dev.parallax.campaign.rehearsal.ChecksumCheck.Result;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.cli.console.WorkloadArguments;
import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** {@code check}: every workload under every model comes to the same checksums; no timing. */
final class CheckCommand {
  private static final int WORKERS = 2;

  private CheckCommand() {}

  static int run(String[] args, Console console) throws BadRequest, InterruptedException {
    WorkloadArguments arguments = WorkloadArguments.parse("check", args, true);
    int wrong = 0;
    int checked = 0;
    for (Workload workload : arguments.chosen()) {
      List<String> words = new ArrayList<>();
      for (Result result :
          ChecksumCheck.check(workload, arguments.parametersOf(workload), WORKERS)) {
        checked++;
        wrong += result.problem().isPresent() ? 1 : 0;
        words.add(inWords(result));
      }
      console.out().println("%-12s %s".formatted(workload.name(), String.join("  ", words)));
    }
    console
        .out()
        .println(
            wrong == 0
                ? "%d pairs of workload and model: all checksums equal".formatted(checked)
                : "%d of %d pairs of workload and model are wrong".formatted(wrong, checked));
    return wrong == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String inWords(Result result) {
    ConcurrencyModel model = result.model();
    return result
        .problem()
        .map(problem -> "%s WRONG: %s".formatted(model.label(), problem))
        .orElseGet(() -> "%s %016x".formatted(model.label(), result.checksum()));
  }
}
