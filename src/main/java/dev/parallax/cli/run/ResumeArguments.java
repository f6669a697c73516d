package dev.parallax.cli.run;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.directory.OwnerKey;
import dev.parallax.campaign.plan.Resume;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.cli.console.BadUsage;
import dev.parallax.suite.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The words of a command line with {@code --resume}, put together with those that the run was
 * started with.
 */
final class ResumeArguments {
  /** What doesn't change what is measured, or is treated by itself. */
  private static final Set<String> OWN =
      Set.of(
          "--resume",
          "--force",
          "--trust",
          "--rounds",
          "-f",
          "--seed",
          "--out",
          "--budget",
          "--dry-run",
          "--why",
          "-v");

  /**
   * The options that describe cells, iterations and rounds, and no more. All others, unknown ones
   * too, may run code or write files: {@code -jvm}, {@code -jvmArgs}, {@code -prof}, {@code
   * --classpath}, {@code -o}, {@code -rff}.
   */
  private static final Set<String> HARMLESS =
      Set.of(
          RunOptions.BENCHMARKS,
          "--quick",
          "--scaling",
          "--plain",
          "--no-turns",
          "-e",
          "-wi",
          "-w",
          "-wbs",
          "-i",
          "-r",
          "-bs",
          "-bm",
          "-tu",
          "-to",
          "-gc",
          "-foe",
          "-si",
          "-opi",
          "-t",
          "-tg",
          "-wm",
          "-wmb",
          "-wf");

  /** The parameters that describe cells for whatever work. */
  private static final Set<String> OF_CELLS =
      Set.of("-p workload", "-p model", "-p workers", "-p size", "-p tasks", "-p profile");

  /**
   * The settings of the suite's own benchmarks and work that are numbers or one of a few words. Of
   * others, such as those of a user's own work, nobody knows what they do: {@code -p command},
   * {@code -p url}, {@code -p directory}, {@code -p childArgs}.
   */
  private static final Set<String> SETTINGS =
      Set.of(
          "-p archive",
          "-p bytes",
          "-p held",
          "-p input",
          "-p kind",
          "-p latency",
          "-p lock",
          "-p micros",
          "-p payload",
          "-p sync");

  private ResumeArguments() {}

  /**
   * The request to resume a run: its options, and those given now in their place.
   *
   * @param directory its run directory
   * @param given the command line
   * @throws BadRequest if there is no run to resume
   */
  static RunRequest toRequest(Path directory, RunOptions options, List<String> given)
      throws BadRequest, IOException {
    OptionalInt rounds = options.toRequest(given).requestedRounds();
    Resume resume = Resume.read(directory);
    if (options.seed().isPresent() && options.seed().getAsLong() != resume.seed()) {
      throw new BadUsage("--seed: a run that is resumed keeps its seed, which is " + resume.seed());
    }
    Map<String, List<String>> before = RunOptions.settings(resume.options());
    Map<String, List<String>> now = RunOptions.settings(given);
    List<String> verbosity = now.getOrDefault("-v", List.of());
    OWN.forEach(before::remove);
    OWN.forEach(now::remove);
    List<String> differences = differences(before, now);
    Map<String, List<String>> together = new LinkedHashMap<>(before);
    together.putAll(now);
    List<String> adopted = adopted(before, now, together.containsKey("--classpath"));
    if (!adopted.isEmpty() && !options.trust && !OwnerKey.ofThisUser().hasSealed(resume.header())) {
      throw new BadRequest(
          ("--resume %s: not known as a run that this user began on this machine in this working"
                  + " directory, and it asks for %s; give these options again, or --trust takes"
                  + " them from it")
              .formatted(directory, String.join(", ", adopted)));
    }
    for (List<String> option : together.values()) {
      if (option.stream().anyMatch(Secrets::areMasked)) {
        throw new BadRequest(
            ("--resume %s: its journal doesn't keep the user name and the password of %s; give this"
                    + " option again, with them")
                .formatted(directory, String.join(" ", option)));
      }
    }
    List<String> words = new ArrayList<>();
    together.values().forEach(words::addAll);
    if (!RunOptions.settings(words).equals(together)) {
      // An option without its value would take the next one for it.
      throw new BadRequest(
          "--resume %s: its options can't be read: %s"
              .formatted(directory, String.join(" ", words)));
    }
    words.addAll(0, verbosity);
    RunRequest request = RunOptions.parse(words).toRequest(words);
    return new RunRequest(
        request.jmh(),
        request.parameters(),
        rounds,
        options.budget(),
        request.quick(),
        request.scaling(),
        request.plain(),
        request.inTurns(),
        OptionalLong.of(resume.seed()),
        Optional.empty(),
        Optional.of(resume.with(adopted, differences, options.force)),
        request.classPath(),
        resume.options());
  }

  /** What the journal alone asks for that isn't harmless, as it would be given. */
  private static List<String> adopted(
      Map<String, List<String>> before, Map<String, List<String>> now, boolean hasOwnWork) {
    return before.entrySet().stream()
        .filter(option -> !now.containsKey(option.getKey()))
        .filter(option -> !isHarmless(option.getKey(), hasOwnWork))
        .map(option -> String.join(" ", option.getValue()))
        .toList();
  }

  /** A user's own work may have a setting of the same name that means anything. */
  private static boolean isHarmless(String option, boolean hasOwnWork) {
    return HARMLESS.contains(option)
        || OF_CELLS.contains(option)
        || (SETTINGS.contains(option) && !hasOwnWork);
  }

  private static List<String> differences(
      Map<String, List<String>> before, Map<String, List<String>> now) {
    List<String> differences = new ArrayList<>();
    now.forEach((name, words) -> {
      List<String> old = before.getOrDefault(name, List.of());
      if (!old.equals(words.stream().map(Secrets::mask).toList())) {
        differences.add(
            old.isEmpty()
                ? "'%s' was not given at the start".formatted(String.join(" ", words))
                : "%s was '%s' and is '%s'"
                    .formatted(name, String.join(" ", old), String.join(" ", words)));
      }
    });
    return differences;
  }
}
