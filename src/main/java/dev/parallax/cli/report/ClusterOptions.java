package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.table.build.ClusterTables;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options that ask for a simulation of larger clusters. */
final class ClusterOptions {
  private static final int MOST_MEMBERS = 10_000;
  private static final int MOST_TASKS = 10_000;

  @Option(
      names = "--members",
      paramLabel = "COUNTS",
      description =
          "Also simulate, from the costs and task lengths of the run, what clusters of so many"
              + " members could give, such as 2,4,16,100.")
  private Optional<String> members = Optional.empty();

  @Option(
      names = "--batch",
      paramLabel = "TASKS",
      description = "With --members: as if a batch had so many tasks of the same lengths.")
  private Optional<String> batch = Optional.empty();

  /**
   * What these options ask for; empty if it is nothing.
   *
   * @throws BadUsage if it can't be understood
   */
  Optional<ClusterTables.Request> asked() {
    if (members.isEmpty() && batch.isPresent()) {
      throw new BadUsage("--batch is for --members, which is not there");
    }
    OptionalInt tasks =
        batch.isPresent()
            ? OptionalInt.of(number("--batch", batch.get(), MOST_TASKS))
            : OptionalInt.empty();
    return members.map(counts -> new ClusterTables.Request(counts(counts), tasks));
  }

  private static List<Integer> counts(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(count -> number("--members", count.strip(), MOST_MEMBERS))
        .distinct()
        .sorted()
        .toList();
  }

  private static int number(String option, String text, int most) {
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw new BadUsage(
          "%s %s: allowed are whole numbers from 1 to %s".formatted(option, text, most));
    }
    return number;
  }
}
