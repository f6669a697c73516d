import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import java.util.Locale;

/** Goes wrong as FAULTY says: where (suite, fork, child), when (prepare, task), and how. */
public class Faulty implements Workload {
  static {
    if ("load".equals(System.getenv("FAULTY"))) {
      System.exit(0);
    }
  }

  @Override
  public Batch prepare(Parameters parameters) throws Exception {
    goWrongAt("prepare");
    return Batch.of(
        parameters.tasks(),
        index -> {
          if (index == 3) {
            goWrongAt("task");
          }
          return index;
        });
  }

  private static String here() {
    if (System.getProperty("sun.java.command", "").contains("ChildMain")) {
      return "child";
    }
    return System.getProperty("parallax.fork") == null ? "suite" : "fork";
  }

  private static void goWrongAt(String when) throws Exception {
    String order = System.getenv("FAULTY");
    if (order == null || !order.startsWith(here() + " " + when + " ")) {
      return;
    }
    System.out.println("these are my last words");
    switch (order.substring(order.lastIndexOf(' ') + 1)) {
      case "exit0" -> System.exit(0);
      case "exit3" -> System.exit(3);
      case "halt0" -> Runtime.getRuntime().halt(0);
      case "halt3" -> Runtime.getRuntime().halt(3);
      case "kill" -> signal("KILL");
      case "crash" -> signal("SEGV");
      case "throw" -> throw new IllegalStateException("on purpose");
      case "overflow" -> System.out.println(overflow(0));
      case "memory" -> System.out.println(new long[Integer.MAX_VALUE - 8].length);
      case "print" -> print();
      case "close" -> {
        System.out.close();
        System.err.close();
      }
      case "locale" -> Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      default -> throw new IllegalArgumentException(order);
    }
  }

  private static void signal(String name) throws Exception {
    String pid = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
    Thread.sleep(10_000);
  }

  private static int overflow(int depth) {
    return depth < 0 ? 0 : overflow(depth + 1) + 1;
  }

  /** More than any pipe holds. */
  private static void print() {
    for (int i = 0; i < 2000; i++) {
      System.out.println("PARX\0\0\0\1" + "x".repeat(1000));
      System.err.println("x".repeat(1000));
    }
  }
}
