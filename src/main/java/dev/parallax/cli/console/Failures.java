package dev.parallax.cli.console;

import dev.parallax.jvm.Exhausted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Exceptions as one line for a person. */
public final class Failures {
  private Failures() {}

  /** What went wrong with a file or a process. */
  public static String inOneLine(Exception e) {
    Throwable cause = e.getCause() instanceof IOException io ? io : e;
    String message =
        switch (cause) {
          case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
          case AccessDeniedException denied -> denied.getFile() + ": access denied";
          case FileSystemException file when file.getReason() != null ->
              file.getFile() + ": " + file.getReason();
          default -> String.valueOf(cause.getMessage());
        };
    return Exhausted.withNeeded(
        message.lines().findFirst().orElse(cause.getClass().getSimpleName()));
  }

  /** What there is too little of, where the system has no more; nothing for other failures. */
  public static Optional<String> exhausted(Throwable failure) {
    String words =
        failure instanceof Exception e ? inOneLine(e) : String.valueOf(failure.getMessage());
    return Exhausted.needed(words).map(unused -> Exhausted.withNeeded(words));
  }

  /** What took the memory is gone by now, and how much is needed depends on the files alone. */
  public static String outOfMemory(String command) {
    return "the results need more memory than this JVM's heap of "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MB; give it more, such as java -Xmx2g -jar benchmarks.jar "
        + command;
  }

  /** A defect of the suite: what it was, and where the stack is. */
  public static String report(Exception e) {
    String first = e.toString().lines().findFirst().orElse("");
    try {
      Path file = Files.createTempFile("parallax-error-", ".txt");
      try (PrintWriter out =
          new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
        e.printStackTrace(out);
      }
      return "internal: %s (details in %s)".formatted(first, file);
    } catch (IOException unwritable) {
      return "internal: %s (details could not be written: %s)".formatted(first, unwritable);
    }
  }
}
