package dev.parallax.jvm;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One start of a JVM that does nothing, to learn whether it is one and takes its flags. */
public final class JvmTrial {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** A line of what {@code -XshowSettings:properties} prints, which no other program does. */
  private static final Pattern OF_A_JVM = Pattern.compile("\\s*java\\.vm\\.name = ");

  /** What a JVM says before or behind the reason. */
  private static final Pattern AROUND_THE_REASON =
      Pattern.compile(
          "Error occurred during initialization of VM"
              + "|Error: (Could not create the Java Virtual Machine|A fatal exception).*");

  private JvmTrial() {}

  /**
   * Why it doesn't start, in its own words and in one line.
   *
   * @param java the program
   * @param flags of the virtual machine
   */
  public static Optional<String> refusal(String java, List<String> flags) {
    List<String> words = new ArrayList<>(List.of(java));
    words.addAll(JavaCommand.crashFlags());
    words.addAll(flags);
    words.addAll(List.of("-XshowSettings:properties", "-version"));
    try (JavaProcess process = JavaProcess.start("a JVM", words, OF_A_JVM)) {
      if (!process.awaitEnd(DEADLINE)) {
        // An agent that waits for a debugger, say: forks will wait too, and that is as asked.
        process.kill();
        return Optional.empty();
      }
      boolean started = process.exitCode() == 0 && process.hasAnswered();
      return started ? Optional.empty() : Optional.of(reason(process, process.lastSaid()));
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static String reason(JavaProcess process, String said) {
    if (process.exitCode() == 0) {
      return "it is no JVM";
    }
    return said.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !AROUND_THE_REASON.matcher(line).matches())
        .findFirst()
        .orElse("it ended with exit code " + process.exitCode());
  }
}
