package dev.parallax.cli.run;

import dev.parallax.campaign.jmh.ForkOptions;
import dev.parallax.cli.console.BadUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of {@code probe}: its own option, and those of a run.
 *
 * @param command {@code --command}: what the shell is to run
 * @param run everything else
 */
record ProbeOptions(Optional<String> command, RunArguments run) {
  private static final String COMMAND = "--command";

  /** The suite's options that say how long a run is. */
  private static final List<String> LENGTHS = List.of("--budget", "--rounds", "--quick");

  static ProbeOptions parse(String[] args) {
    List<String> others = new ArrayList<>();
    Optional<String> command = Optional.empty();
    for (int i = 0; i < args.length; i++) {
      boolean isCommand = args[i].equals(COMMAND);
      if (isCommand && i + 1 == args.length) {
        throw new BadUsage(COMMAND + ": expected a command in quotes, such as 'gzip -k file'");
      }
      if (isCommand) {
        i++;
        command = Optional.of(args[i]);
      } else if (args[i].startsWith(COMMAND + "=")) {
        command = Optional.of(args[i].substring(COMMAND.length() + 1));
      } else {
        others.add(args[i]);
      }
    }
    return new ProbeOptions(command, RunArguments.split(others));
  }

  boolean wantsHelp() {
    return run.jmh().contains("-h") || run.suite().contains("--help");
  }

  /** Whether the user says how many rounds there are, or how long they may take. */
  boolean hasLength() {
    return gives("-f") || run.suite().stream().anyMatch(ProbeOptions::isLength);
  }

  /** Whether it goes on with what another began. */
  boolean isResumed() {
    return RunOptions.parse(run.suite()).resume().isPresent();
  }

  /** Whether there is no time for more than the fewest worker counts. */
  boolean isShort() {
    return !hasLength()
        || RunOptions.parse(run.suite()).budget().filter(ForkOptions::isShort).isPresent();
  }

  private static boolean isLength(String word) {
    return LENGTHS.stream().anyMatch(name -> word.equals(name) || word.startsWith(name + "="));
  }

  /** Whether an option of JMH's is given. */
  boolean gives(String option) {
    return run.jmh().contains(option);
  }

  /** Whether benchmarks are named. */
  boolean namesBenchmarks() {
    boolean named = false;
    boolean isValue = false;
    for (String word : run.jmh()) {
      named |= !isValue && !word.startsWith("-");
      isValue = !isValue && word.startsWith("-");
    }
    return named;
  }

  static String usage() {
    return """
    Usage: java -jar benchmarks.jar probe --classpath PATH [-p name=value...] [--budget 60s]
           java -jar benchmarks.jar probe --command 'program args' [-p tasks=N]
           java -jar benchmarks.jar probe -p workload=NAME
    The quick sample of one kind of work: every model with as many workers as cores and four times
    as many, warm pools, as many rounds as fit into the budget, and one screen with the answer. From
    --budget 2m on also half and twice the cores; as many as cores only where batches are so long
    that five rounds would not fit.

      --classpath PATH   jars and folders of classes with a workload of your own; if there is
                         one it is taken, else -p workload= says which, by name or by class
      --command 'WORDS'  a shell command as the task; PARALLAX_TASK is the task's number.
                         Its output must be the same every time, or -p checksum=exit
      --budget TIME      how long it may take (default 60s); more rounds, surer answers
      -p NAME=VALUE      size, tasks, model, workers and the workload's own, as in a run

    All options of a run can be given too; java -jar benchmarks.jar -h lists them.
    """;
  }
}
