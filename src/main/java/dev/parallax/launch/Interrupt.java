package dev.parallax.launch;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Leaves Ctrl-C to the child, which decides what it means: a campaign may want to print what it
 * has.
 *
 * <p>A terminal tells every process in its foreground, so the child knows already, and telling it
 * again would be a second Ctrl-C. When the signal came in another way, from {@code kill} or a CI
 * server, it is passed on. Java can send TERM only, so the shell does it.
 *
 * <p>By reflection: javac's warnings about sun.misc.Signal can't be turned off.
 */
final class Interrupt {
  private static final int PROCESS_GROUP = 2;
  private static final int TERMINAL_FOREGROUND_GROUP = 5;

  private Interrupt() {}

  /** From now on, Ctrl-C no longer ends this JVM; to be called once the child is started. */
  static void leaveTo(Process child) {
    handle(
        "INT",
        () -> {
          if (!comesFromTerminal()) {
            new ProcessBuilder("sh", "-c", "kill -INT " + child.pid()).inheritIO().start();
          }
          return null;
        });
  }

  /** Passes TERM on while this JVM is ending by a first one, when it would ignore it. */
  static void passFurtherOnTo(Process child) {
    handle(
        "TERM",
        () -> {
          child.destroy();
          return null;
        });
  }

  private static void handle(String name, Callable<Void> action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object byAction =
          Proxy.newProxyInstance(
              Interrupt.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> action.call());
      Constructor<?> named = signal.getConstructor(String.class);
      signal.getMethod("handle", signal, handler).invoke(null, named.newInstance(name), byAction);
    } catch (InvocationTargetException e) {
      // Under -Xrs the JVM leaves signals alone, so INT ends it and the child sees its launcher go.
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no sun.misc.Signal", e);
    }
  }

  private static boolean comesFromTerminal() throws IOException {
    Path file = Path.of("/proc/self/stat");
    if (!Files.isReadable(file)) {
      return true; // Not Linux, where a command that is interrupted has a terminal almost always.
    }
    String stat = Files.readString(file);
    // The name in parentheses may hold anything; the fields are counted from behind it.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return fields[PROCESS_GROUP].equals(fields[TERMINAL_FOREGROUND_GROUP]);
  }
}
