package dev.parallax.own;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Notices when own work calls {@code System.exit}, and says where. */
final class ExitNote {
  private final Consumer<String> heard;
  private volatile boolean expected;

  private ExitNote(Consumer<String> heard) {
    this.heard = heard;
  }

  /**
   * From now on an exit is said, until it is expected.
   *
   * @param heard is given the place, such as {@code " at Mine.run(Mine.java:4)"}
   */
  static ExitNote begin(Consumer<String> heard) {
    ExitNote note = new ExitNote(heard);
    Runtime.getRuntime().addShutdownHook(new Thread(note::sayUnlessExpected, "exit-note"));
    return note;
  }

  void expectExit() {
    expected = true;
  }

  /** Nothing if a signal ends this JVM: no thread is in an exit that is not the JVM's own. */
  private void sayUnlessExpected() {
    if (!expected) {
      Thread.getAllStackTraces().values().stream()
          .flatMap(stack -> callerOfExit(stack).stream())
          .findFirst()
          .ifPresent(frame -> heard.accept(" at " + frame));
    }
  }

  private static Optional<String> callerOfExit(StackTraceElement[] stack) {
    return Stream.of(stack)
        .dropWhile(frame -> !isOf(frame, Runtime.class, "exit"))
        .dropWhile(frame -> frame.getClassName().startsWith("java.lang."))
        .findFirst()
        .map(frame ->
            "%s.%s(%s:%s)"
                .formatted(
                    frame.getClassName(),
                    frame.getMethodName(),
                    frame.getFileName(),
                    frame.getLineNumber()));
  }

  private static boolean isOf(StackTraceElement frame, Class<?> type, String method) {
    return frame.getClassName().equals(type.getName()) && frame.getMethodName().equals(method);
  }
}
