package dev.parallax.recording;

import java.util.List;
import java.util.Optional;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;

/**
 * Which frame of a stack stands for it: the first that is not the JDK's, which is a developer's own
 * or a library's.
 *
 * @param top the innermost method
 * @param place the first frame that is not the JDK's; empty if there is none
 * @param isTask whether the frame belongs to a task: it is not the suite's, and the suite called it
 */
record Stack(String top, Optional<Frame> place, boolean isTask) {
  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  /** What calls tasks, and waits for them. The suite's own workloads are tasks like others. */
  private static final List<String> SUITE =
      List.of(
          "dev.parallax.bench.",
          "dev.parallax.concurrency.",
          "dev.parallax.measure.",
          "org.openjdk.jmh.");

  /** A lambda's body has its method's name in that which the compiler gives it. */
  private static final String LAMBDA = "^lambda\\$(.+)\\$\\d+$";

  /**
   * A place in code.
   *
   * @param method class and method
   * @param line file and line
   */
  record Frame(String method, String line) {
    boolean isOfSuite() {
      return startsWith(method, SUITE);
    }
  }

  static Stack of(RecordedStackTrace trace) {
    List<RecordedFrame> frames = trace.getFrames();
    Optional<RecordedFrame> place =
        frames.stream().filter(frame -> !startsWith(method(frame), JDK)).findFirst();
    boolean isCalled =
        trace.isTruncated() || frames.stream().anyMatch(frame -> startsWith(method(frame), SUITE));
    return new Stack(
        frames.isEmpty() ? "" : method(frames.getFirst()),
        place.map(frame -> new Frame(method(frame), line(frame))),
        isCalled && place.isPresent() && !startsWith(method(place.get()), SUITE));
  }

  private static boolean startsWith(String method, List<String> packages) {
    return packages.stream().anyMatch(method::startsWith);
  }

  private static String method(RecordedFrame frame) {
    RecordedMethod method = frame.getMethod();
    return method.getType().getName() + "." + method.getName().replaceFirst(LAMBDA, "$1");
  }

  /** By the class: a recording does not have the names of files. */
  private static String line(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    String simple = type.substring(type.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
    return frame.getLineNumber() > 0 ? simple + ".java:" + frame.getLineNumber() : "";
  }
}
