package dev.parallax.cli.console;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of the commands that look at workloads without a run: {@code list} and {@code
 * check}.
 *
 * @param workloads all that can be chosen
 * @param given values of {@code -p}
 */
public record WorkloadArguments(Workloads workloads, ParameterArguments given) {
  private static final String WORKLOAD = "workload";

  /**
   * Reads them.
   *
   * @param command its name
   * @param withParameters whether it takes {@code -p}
   */
  public static WorkloadArguments parse(String command, String[] args, boolean withParameters)
      throws BadRequest {
    Optional<String> classPath = Optional.empty();
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      boolean valueFollows = i + 1 < args.length;
      if (args[i].startsWith(ClassPathOption.NAME + "=")) {
        classPath = Optional.of(args[i].substring(ClassPathOption.NAME.length() + 1));
      } else if (args[i].equals(ClassPathOption.NAME) && valueFollows) {
        i++;
        classPath = Optional.of(args[i]);
      } else if (withParameters && args[i].equals("-p") && valueFollows) {
        i++;
        parameters.add(args[i]);
      } else {
        throw new BadUsage(
            "%s %s: valid are %s PATH%s"
                .formatted(
                    command,
                    args[i],
                    ClassPathOption.NAME,
                    withParameters ? " and -p name=value" : ""));
      }
    }
    ParameterArguments given = ParameterArguments.parse(parameters);
    return new WorkloadArguments(
        load(ClassPathOption.read(classPath), given.of(WORKLOAD).orElse(List.of())), given);
  }

  /**
   * The workloads of the suite and of a class path.
   *
   * @throws BadUsage if one of the user's can't be used
   */
  public static Workloads load(List<Path> classPath, List<String> namesOrClasses) {
    try {
      return Workloads.with(classPath).including(namesOrClasses);
    } catch (IllegalArgumentException e) {
      throw new BadUsage(String.valueOf(e.getMessage()));
    }
  }

  /** Those that are named; else the user's own; else all. */
  public List<Workload> chosen() {
    Optional<List<String>> named = given.of(WORKLOAD);
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
  public Parameters parametersOf(Workload workload) {
    Set<String> valid = new LinkedHashSet<>(List.of(WORKLOAD, "size", "tasks"));
    chosen().forEach(one -> one.settings().forEach(setting -> valid.add(setting.name())));
    Map<String, String> values = new LinkedHashMap<>();
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
          values.put(name, list.getFirst());
        });
    Map<String, String> settings = new LinkedHashMap<>();
    given.settingsOf(workload).forEach((name, list) -> settings.put(name, list.getFirst()));
    try {
      return Parameters.resolve(
          workload,
          values.getOrDefault("size", "default"),
          values.getOrDefault("tasks", "default"),
          settings);
    } catch (IllegalArgumentException e) {
      throw new BadUsage("-p " + e.getMessage());
    }
  }
}
