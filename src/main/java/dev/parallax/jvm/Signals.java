package dev.parallax.jvm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * What signals do to this JVM, and did to others.
 *
 * <p>By reflection: javac's warnings about sun.misc.Signal can't be turned off.
 */
public final class Signals {
  private static final int BY_SIGNAL = 128;
  private static final int LAST = 64;

  private Signals() {}

  /** The signal that ended a process by its exit code, which shells and JVMs say like this. */
  public static OptionalInt behind(int exitCode) {
    int signal = exitCode - BY_SIGNAL;
    return signal > 0 && signal <= LAST ? OptionalInt.of(signal) : OptionalInt.empty();
  }

  /**
   * Ends this JVM at once, without shutdown hooks, the next time it gets a signal. While hooks run
   * the JVM itself would ignore it.
   *
   * @param name such as INT
   * @param last what is done before
   */
  public static void haltOnNext(String name, Runnable last) {
    handle(
        name,
        number -> {
          last.run();
          Runtime.getRuntime().halt(BY_SIGNAL + number);
        });
  }

  /**
   * Does something each time this JVM gets a signal; never where there is no such signal.
   *
   * @param name such as WINCH
   */
  public static void onEach(String name, Runnable action) {
    handle(name, number -> action.run());
  }

  private static void handle(String name, IntConsumer action) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object signal = type.getConstructor(String.class).newInstance(name);
      int number = (int) type.getMethod("getNumber").invoke(signal);
      Object byAction =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> {
                action.accept(number);
                return null;
              });
      type.getMethod("handle", type, handler).invoke(null, signal, byAction);
    } catch (InvocationTargetException e) {
      // There is no such signal, or under -Xrs the JVM leaves those alone that end it anyway.
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no sun.misc.Signal", e);
    }
  }
}
