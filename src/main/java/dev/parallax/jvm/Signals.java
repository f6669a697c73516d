package dev.parallax.jvm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * What signals do to this JVM, and did to others.
 *
 * <p>By reflection: javac's warnings about sun.misc.Signal can't be turned off.
 */
public final class Signals {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";
  private static final int BY_SIGNAL = 128;
  private static final int LAST = 64;
  private static final List<String> ENDING = List.of("HUP", "INT", "TERM");

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
   * From now on the kernel ends this JVM at once by the signals that end it in order by default,
   * without shutdown hooks. A JVM that ends in order waits for its compilers, for up to ten seconds
   * ({@code VM_Exit::wait_for_threads_in_native_to_block} in HotSpot).
   */
  public static void endAtOnce() {
    Object byDefault = reflect(() -> Class.forName(HANDLER).getField("SIG_DFL").get(null));
    for (String name : ENDING) {
      var unused = set(name, byDefault);
    }
  }

  /** Does something first each time this JVM gets a signal, and then what it did so far. */
  public static void first(String name, Runnable action) {
    CompletableFuture<Consumer<Object>> before = new CompletableFuture<>();
    before.complete(
        set(
            name,
            byAction(signal -> {
              action.run();
              before.join().accept(signal);
            })));
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
    var unused = set(name, byAction(signal -> action.accept(numberOf(signal))));
  }

  private static Object byAction(Consumer<Object> action) {
    return reflect(() ->
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(),
            new Class<?>[] {Class.forName(HANDLER)},
            (proxy, method, args) -> {
              action.accept(args[0]);
              return null;
            }));
  }

  private static int numberOf(Object signal) {
    return (int) reflect(() -> Class.forName(SIGNAL).getMethod("getNumber").invoke(signal));
  }

  /** Sets a handler and returns the one before it. */
  private static Consumer<Object> set(String name, Object handler) {
    return reflect(() -> {
      Class<?> type = Class.forName(SIGNAL);
      Class<?> handlerType = Class.forName(HANDLER);
      try {
        Object signal = type.getConstructor(String.class).newInstance(name);
        Object before = type.getMethod("handle", type, handlerType).invoke(null, signal, handler);
        Method handle = handlerType.getMethod("handle", type);
        return next -> reflect(() -> Optional.ofNullable(handle.invoke(before, next)));
      } catch (InvocationTargetException e) {
        // There is no such signal, or under -Xrs the JVM leaves those alone that end it anyway.
        return next -> {};
      }
    });
  }

  /** What is looked for by its name is in every JDK. */
  private static <T> T reflect(ReflectiveCall<T> call) {
    try {
      return call.call();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no sun.misc.Signal", e);
    }
  }

  @FunctionalInterface
  private interface ReflectiveCall<T> {
    T call() throws ReflectiveOperationException;
  }
}
