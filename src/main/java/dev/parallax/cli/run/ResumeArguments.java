package dev.parallax.cli.run;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.plan.Resume;
import dev.parallax.campaign.plan.RunRequest;
import dev.parallax.cli.console.BadUsage;
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
          "--rounds",
          "-f",
          "--seed",
          "--out",
          "--budget",
          "--dry-run",
          "-v");

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
    List<String> words = new ArrayList<>(now.getOrDefault("-v", List.of()));
    OWN.forEach(before::remove);
    OWN.forEach(now::remove);
    List<String> differences = differences(before, now);
    Map<String, List<String>> together = new LinkedHashMap<>(before);
    together.putAll(now);
    together.values().forEach(words::addAll);
    RunRequest request = RunOptions.parse(words).toRequest(words);
    return new RunRequest(
        request.jmh(),
        request.parameters(),
        rounds,
        options.budget(),
        request.quick(),
        request.scaling(),
        request.plain(),
        OptionalLong.of(resume.seed()),
        Optional.empty(),
        Optional.of(resume.with(differences, options.force)),
        request.classPath(),
        resume.options());
  }

  private static List<String> differences(
      Map<String, List<String>> before, Map<String, List<String>> now) {
    List<String> differences = new ArrayList<>();
    now.forEach((name, words) -> {
      List<String> old = before.getOrDefault(name, List.of());
      if (!old.equals(words)) {
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
