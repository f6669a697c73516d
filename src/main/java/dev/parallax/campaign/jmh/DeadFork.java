package dev.parallax.campaign.jmh;

import dev.parallax.jvm.OomScore;
import dev.parallax.jvm.Signals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a fork ended before it could say what was wrong, from what JMH and its JVM printed.
 *
 * <p>JMH's own words for it are a line of its output: {@code <forked VM failed with exit code 134>}
 * or, for the exit code 0, {@code <failure: VM prematurely exited ...>}. What the JVM said stands
 * before that line. Of a JVM that was halted with exit code 0 JMH says nothing but that the run is
 * complete.
 */
final class DeadFork {
  private static final Pattern EXIT_CODE =
      Pattern.compile("<forked VM failed with exit code (\\d+)>");
  private static final String EXIT_ZERO = "<failure: VM prematurely exited";
  private static final String COMPLETE = "# Run complete.";
  private static final String CRASH = "# A fatal error has been detected by the Java Runtime";
  private static final String NO_MEMORY =
      "# There is insufficient memory for the Java Runtime Environment";
  private static final int KILL = 9;
  private static final int LONGEST_WORDS = 200;

  private static final Map<Integer, String> SIGNALS =
      Map.of(1, "SIGHUP", 2, "SIGINT", 6, "SIGABRT", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

  /** What a JVM says around the line that has the reason. */
  private static final Pattern AROUND_A_REASON =
      Pattern.compile(
          "Error: Could not create the Java Virtual Machine\\."
              + "|Error: A fatal exception has occurred\\. Program will exit\\."
              + "|Error occurred during initialization of VM"
              + "|(NOTE: )?Picked up .*"
              + "|.* VM warning: .*"
              + "|# .*");

  private DeadFork() {}

  /** The reason in one line; nothing if the output doesn't say that the fork's JVM ended. */
  static Optional<String> reason(String output) {
    Matcher failed = EXIT_CODE.matcher(output);
    if (failed.find()) {
      return Optional.of(
          reason(Integer.parseInt(failed.group(1)), output.substring(0, failed.start())));
    }
    int exited = output.indexOf(output.contains(EXIT_ZERO) ? EXIT_ZERO : COMPLETE);
    return exited < 0 ? Optional.empty() : Optional.of(reason(0, output.substring(0, exited)));
  }

  private static String reason(int exitCode, String said) {
    if (said.contains(CRASH)) {
      return crash(said);
    }
    if (said.contains(NO_MEMORY)) {
      List<String> lines = report(said, NO_MEMORY);
      return "the fork's JVM got no memory: "
          + cut(after(lines, "", 1).orElse("how much is not said"))
          + file(lines);
    }
    // The JVM itself may say the second and end before its launcher can say the first.
    boolean started =
        !said.contains("Error: Could not create the Java Virtual Machine")
            && !said.contains("Error occurred during initialization of VM");
    List<String> words =
        said.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .filter(Predicate.not(AROUND_A_REASON.asMatchPredicate()))
            .toList();
    if (!started) {
      return "the fork's JVM did not start: "
          + words.stream().findFirst().map(DeadFork::cut).orElse("exit code " + exitCode);
    }
    String last = words.isEmpty() ? "" : "; it last said: " + cut(words.getLast());
    return "the fork's JVM " + ending(exitCode) + last;
  }

  private static String ending(int exitCode) {
    OptionalInt signal = Signals.behind(exitCode);
    if (signal.isPresent()) {
      String name = SIGNALS.getOrDefault(signal.getAsInt(), "");
      return "was ended by signal %s%s (exit code %s)%s"
          .formatted(
              signal.getAsInt(),
              name.isEmpty() ? "" : ", " + name,
              exitCode,
              signal.getAsInt() == KILL ? OomScore.HINT : "");
    }
    return "ended too early, with exit code %s, as by System.exit or Runtime.halt"
        .formatted(exitCode);
  }

  private static String crash(String said) {
    List<String> lines = report(said, CRASH);
    return "the fork's JVM crashed: "
        + cut(after(lines, "", 2).orElse("no signal is named"))
        + after(lines, "Problematic frame:", 1).map(frame -> " in " + cut(frame)).orElse("")
        + file(lines);
  }

  /** What a JVM says of its end, from this line on. */
  private static List<String> report(String said, String first) {
    return said.substring(said.indexOf(first))
        .lines()
        .map(line -> line.replaceFirst("^#\\s*", ""))
        .toList();
  }

  private static String file(List<String> lines) {
    return after(lines, "An error report file", 1).map(file -> "; see " + file).orElse("");
  }

  /** The line that stands so far behind the first that begins like this. */
  private static Optional<String> after(List<String> lines, String beginning, int distance) {
    return lines.stream()
        .filter(line -> line.startsWith(beginning))
        .findFirst()
        .map(line -> lines.indexOf(line) + distance)
        .filter(index -> index < lines.size())
        .map(lines::get)
        .map(String::strip);
  }

  private static String cut(String line) {
    return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS) + "...";
  }
}
