package dev.parallax.cli;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.cell.WorkFailed;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.ClassPathOption;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.concurrency.ConcurrencyModel;
import dev.parallax.own.ChecksumCheck;
import dev.parallax.own.ChecksumCheck.Result;
import dev.parallax.own.OwnJvm;
import dev.parallax.own.OwnWorkException;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.UsersWorkload;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check}: every workload under every model comes to the same checksums; no timing. */
@Command(
    header = {"", "same checksums everywhere?"},
    description = "Compares the checksums of every workload under every model; measures no time.")
final class CheckCommand implements Callable<Integer> {
  private static final int WORKERS = 2;
  private static final String WORKLOAD = "workload";

  private final Console console;

  @Mixin private ClassPathOption classPath = new ClassPathOption();

  @Option(
      names = "-p",
      paramLabel = "name=value",
      description = "workload, size, tasks, or a setting of the workload's")
  private List<String> parameters = List.of();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws BadRequest, WorkFailed, InterruptedException {
    ParameterArguments given = ParameterArguments.parse(parameters);
    try (OwnJvm jvm = classPath.open()) {
      return check(chosen(jvm, given), given, jvm);
    } catch (OwnWorkException e) {
      throw new WorkFailed(e.what());
    } catch (OwnWorkException.Late e) {
      throw new WorkFailed(String.valueOf(e.getMessage()));
    }
  }

  private int check(List<Workload> workloads, ParameterArguments given, OwnJvm jvm)
      throws OwnWorkException.Late, InterruptedException {
    int wrong = 0;
    int checked = 0;
    for (Workload workload : workloads) {
      List<String> words = new ArrayList<>();
      ChecksumCheck check =
          new ChecksumCheck(
              UsersWorkload.classNameOf(workload),
              parametersOf(workload, workloads, given),
              WORKERS,
              ConcurrencyModel.available());
      for (Result result : jvm.ask(check, ChronoUnit.FOREVER.getDuration())) {
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
                ? "%s pairs of workload and model: all checksums equal".formatted(checked)
                : "%s of %s pairs of workload and model are wrong".formatted(wrong, checked));
    return wrong == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String inWords(Result result) {
    String model = result.model().label();
    return result
        .problem()
        .map(problem -> "%s WRONG: %s".formatted(model, problem))
        .orElseGet(() -> "%s %016x".formatted(model, result.checksum()));
  }

  /** Those that are named; else the user's own; else all. */
  private static List<Workload> chosen(OwnJvm jvm, ParameterArguments given) {
    Optional<List<String>> named = given.of(WORKLOAD);
    Workloads workloads = ClassPathOption.workloads(jvm, named.orElse(List.of()));
    if (named.isEmpty()) {
      return workloads.usersOwn().isEmpty() ? workloads.all() : workloads.usersOwn();
    }
    try {
      return named.get().stream().map(workloads::nameOf).map(workloads::named).toList();
    } catch (IllegalArgumentException e) {
      throw new BadUsage("-p workload: " + e.getMessage());
    }
  }

  /**
   * What a workload is checked with.
   *
   * @throws BadUsage for a value that isn't valid, or a parameter that none of the chosen has
   */
  private static Parameters parametersOf(
      Workload workload, List<Workload> chosen, ParameterArguments given) {
    Set<String> valid = new LinkedHashSet<>(List.of(WORKLOAD, "size", "tasks"));
    chosen.forEach(other -> other.settings().forEach(setting -> valid.add(setting.name())));
    given
        .values()
        .forEach((name, list) -> {
          if (!valid.contains(name)) {
            throw new BadUsage(
                "-p %s: no such parameter; valid: %s".formatted(name, String.join(", ", valid)));
          }
          if (list.size() > 1 && !name.equals(WORKLOAD)) {
            throw new BadUsage("-p %s: one value at a time is checked".formatted(name));
          }
        });
    Map<String, String> settings = new LinkedHashMap<>();
    given.settingsOf(workload).forEach((name, list) -> settings.put(name, list.getFirst()));
    try {
      return Parameters.resolve(
          workload,
          given.of("size").map(List::getFirst).orElse("default"),
          given.of("tasks").map(List::getFirst).orElse("default"),
          settings);
    } catch (IllegalArgumentException e) {
      throw new BadUsage("-p " + e.getMessage());
    }
  }
}
