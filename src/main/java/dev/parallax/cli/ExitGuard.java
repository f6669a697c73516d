package dev.parallax.cli;

import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.ExitCode;
import dev.parallax.jvm.Signals;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notices when a user's own work calls {@code System.exit} in this JVM, where its first batches
 * run: the exit code would be that of the call, 0 perhaps, without any result.
 *
 * <p>What {@code Runtime.halt} does can't be noticed from within; the launcher does.
 */
final class ExitGuard {
  private final Console console;
  private volatile boolean expected;

  private ExitGuard(Console console) {
    this.console = console;
  }

  /** From now on nothing but a signal ends this JVM in order, until an exit is expected. */
  static ExitGuard begin(Console console) {
    ExitGuard guard = new ExitGuard(console);
    Runtime.getRuntime().addShutdownHook(new Thread(guard::failUnlessExpected, "exit-guard"));
    Signals.beforeExit(guard::expectExit);
    return guard;
  }

  /** Whatever ends this JVM from now on is meant to. */
  void expectExit() {
    expected = true;
  }

  private void failUnlessExpected() {
    if (expected) {
      return;
    }
    Optional<StackTraceElement> caller =
        Thread.getAllStackTraces().values().stream().flatMap(ExitGuard::callerOfExit).findFirst();
    if (caller.isPresent()) {
      console.error(
          "own work called System.exit at %s.%s(%s:%s); a task has to return"
              .formatted(
                  caller.get().getClassName(),
                  caller.get().getMethodName(),
                  caller.get().getFileName(),
                  caller.get().getLineNumber()));
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      // At once: the other hooks would report a run that was interrupted.
      Runtime.getRuntime().halt(LauncherCode.of(ExitCode.FAILED));
    }
  }

  private static Stream<StackTraceElement> callerOfExit(StackTraceElement[] stack) {
    return Stream.of(stack)
        .dropWhile(frame -> !isOf(frame, Runtime.class, "exit"))
        .dropWhile(frame -> frame.getClassName().startsWith("java.lang."))
        .limit(1);
  }

  private static boolean isOf(StackTraceElement frame, Class<?> type, String method) {
    return frame.getClassName().equals(type.getName()) && frame.getMethodName().equals(method);
  }
}
