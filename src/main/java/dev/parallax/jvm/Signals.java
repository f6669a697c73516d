package dev.parallax.jvm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * What signals do to this JVM.
 *
 * <p>By reflection: javac's warnings about sun.misc.Signal can't be turned off.
 */
public final class Signals {
  private static final int BY_SIGNAL = 128;

  private Signals() {}

  /**
   * Ends this JVM at once, without shutdown hooks, the next time it gets a signal. While hooks run
   * the JVM itself would ignore it.
   *
   * @param name such as INT
   */
  public static void haltOnNext(String name) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object signal = type.getConstructor(String.class).newInstance(name);
      int number = (int) type.getMethod("getNumber").invoke(signal);
      Object halt =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> {
                Runtime.getRuntime().halt(BY_SIGNAL + number);
                return null;
              });
      type.getMethod("handle", type, handler).invoke(null, signal, halt);
    } catch (InvocationTargetException e) {
      // Under -Xrs the JVM leaves signals alone, and they end it at once anyway.
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no sun.misc.Signal", e);
    }
  }
}
