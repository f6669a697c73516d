package dev.parallax.launch;

import dev.parallax.jvm.ParentWatch;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for the application: does what the property {@code probe.does} says and prints what it
 * was given, so that a test can see what the launcher passes on.
 */
public final class LaunchProbe {
  private LaunchProbe() {}

  public static void main(String[] args) throws Exception {
    ParentWatch.startForLauncher();
    switch (System.getProperty("probe.does", "show")) {
      case "show" -> show(args);
      case "echo" -> echo();
      case "exit" -> exit(Integer.parseInt(args[0]));
      case "halt" -> Runtime.getRuntime().halt(Integer.parseInt(args[0]));
      case "throw" -> throw new IllegalStateException(args[0]);
      case "load-jmh" -> Class.forName("org.openjdk.jmh.infra.Blackhole");
      case "wait" -> waitForever();
      case "finish" -> {
        // As a campaign does: when told to end, it finishes what it has and says how that went.
        Runtime.getRuntime().addShutdownHook(new Thread(LaunchProbe::finish));
        waitForever();
      }
      case "finish-late" -> {
        // As a campaign does whose report takes long: a second signal ends it.
        Runtime.getRuntime().addShutdownHook(new Thread(LaunchProbe::finishAtNextTerm));
        waitForever();
      }
      case "count" -> countInterruptsUntilEnter();
      default -> throw new IllegalArgumentException(System.getProperty("probe.does"));
    }
    exit(0);
  }

  private static void exit(int code) {
    System.exit(asTheSuiteDoes(code));
  }

  private static int asTheSuiteDoes(int code) {
    boolean launched = System.getProperty(Restart.LAUNCHER_PID) != null;
    return launched ? Restart.FIRST_CODE + code : code;
  }

  private static void waitForever() throws InterruptedException {
    System.out.println("waiting " + ProcessHandle.current().pid());
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void finish() {
    System.out.println("finished");
    Runtime.getRuntime().halt(asTheSuiteDoes(7));
  }

  private static void finishAtNextTerm() {
    try {
      onSignal("TERM", LaunchProbe::finish);
      System.out.println("ending soon");
      Thread.sleep(Long.MAX_VALUE);
    } catch (ReflectiveOperationException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void countInterruptsUntilEnter() throws Exception {
    AtomicInteger count = new AtomicInteger();
    onSignal("INT", () -> System.out.println("\ninterrupt" + count.incrementAndGet() + " seen"));
    System.out.println("waiting for Enter");
    System.in.read();
    exit(count.get());
  }

  private static void onSignal(String name, Runnable action) throws ReflectiveOperationException {
    // By reflection: javac's warnings about sun.misc.Signal can't be turned off.
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object byAction =
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, args) -> {
              action.run();
              return null;
            });
    Object named = signal.getConstructor(String.class).newInstance(name);
    signal.getMethod("handle", signal, handler).invoke(null, named, byAction);
  }

  private static void show(String[] args) {
    for (String arg : args) {
      System.out.println("arg [" + ascii(arg) + "]");
    }
    List.of("java.home", "java.version", "probe.flag", "parallax.launcher.pid")
        .forEach(name -> System.out.println(name + " " + System.getProperty(name)));
    System.out.println("pid " + ProcessHandle.current().pid());
  }

  private static void echo() throws IOException {
    byte[] input = System.in.readAllBytes();
    System.out.write(input);
    System.err.write(input);
    System.out.flush();
  }

  /** Independent of how the console encodes. */
  private static String ascii(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c ->
            escaped.append(c >= 32 && c < 127 ? Character.toString(c) : "\\u{%x}".formatted(c)));
    return escaped.toString();
  }
}
