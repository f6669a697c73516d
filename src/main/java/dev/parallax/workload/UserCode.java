package dev.parallax.workload;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in one line what a user's code threw, and on which line of it. The workload is given by the
 * name of its class.
 */
public final class UserCode {
  private static final String CAUSE = "Caused by: ";

  /** A frame of a printed stack: perhaps a loader and a module, then class, method, place. */
  private static final Pattern FRAME =
      Pattern.compile("^\\s*at (?:[^\\s(]*/)?([^\\s(]+)\\.([^\\s.(]+)\\(([^)]*)\\)\\s*$");

  private UserCode() {}

  /** What was thrown, and the line of the workload's package that it came from, if there is one. */
  public static String describe(String workload, Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack));
    return inWords(root) + place(workload, stack.toString()).orElse("");
  }

  /** The same of a message that ends with a printed stack, as child JVMs send it. */
  public static String describe(String workload, String message) {
    List<String> lines = message.lines().toList();
    String first = lines.isEmpty() ? "" : lines.getFirst();
    Optional<String> cause =
        lines.reversed().stream().filter(line -> line.startsWith(CAUSE)).findFirst();
    // What a child caught and wrapped on its way here is of no use to the user.
    String said =
        cause
            .map(line ->
                first.replaceFirst(
                    " threw .*",
                    Matcher.quoteReplacement(" threw " + line.substring(CAUSE.length()))))
            .orElse(first);
    return said + place(workload, message).orElse("");
  }

  /**
   * Which line of the workload's package a printed stack came from, such as {@code " at
   * Mine.prepare(Mine.java:4)"}; nothing if it is none of it.
   */
  public static String placeIn(String workload, String stack) {
    return place(workload, stack).orElse("");
  }

  /** The same of the stack of a thread. */
  public static Optional<String> placeIn(String workload, StackTraceElement[] stack) {
    return frame(
        workload, Stream.of(stack).map(at -> "at " + at).collect(Collectors.joining("\n")));
  }

  /** What was thrown, in one line, with a hint where the user can do something about it. */
  static String inWords(Throwable thrown) {
    String message = thrown.toString().lines().findFirst().orElse("");
    return switch (thrown) {
      case NoClassDefFoundError e -> missing(message, e.getMessage());
      case ClassNotFoundException e -> missing(message, e.getMessage());
      default -> message;
    };
  }

  private static String missing(String message, @org.jspecify.annotations.Nullable String name) {
    return name == null || name.contains(" ")
        ? message
        : "the class %s is not on --classpath".formatted(name.replace('/', '.'));
  }

  /** The first frame of the innermost cause, else of the whole stack, that is of the user's. */
  private static Optional<String> place(String workload, String stack) {
    int innermost = Math.max(0, stack.lastIndexOf("\n" + CAUSE));
    return frame(workload, stack.substring(innermost)).or(() -> frame(workload, stack));
  }

  private static Optional<String> frame(String workload, String stack) {
    String ofPackage = workload.substring(0, workload.lastIndexOf('.') + 1);
    return stack
        .lines()
        .map(FRAME::matcher)
        .filter(Matcher::matches)
        .filter(frame ->
            ofPackage.isEmpty()
                ? frame.group(1).indexOf('.') < 0
                : frame.group(1).startsWith(ofPackage))
        .map(frame -> " at %s.%s(%s)".formatted(frame.group(1), frame.group(2), frame.group(3)))
        .findFirst();
  }
}
