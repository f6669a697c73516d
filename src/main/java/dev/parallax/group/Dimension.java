package dev.parallax.group;

import java.util.List;

/**
 * Names of the dimensions that every result has, besides its parameters. A parameter that is called
 * like one of them is reached as {@code param.NAME}.
 */
public final class Dimension {
  /** The full name; stands for {@link #PACKAGE}, {@link #CLASS} and {@link #METHOD} together. */
  public static final String BENCHMARK = "benchmark";

  public static final String PACKAGE = "package";
  public static final String CLASS = "class";

  /** The method; {@code method:member} for one member of a JMH group. */
  public static final String METHOD = "method";

  public static final String MODE = "mode";

  /** The base unit, such as {@code s/op}; filters also know it as the file wrote it. */
  public static final String UNIT = "unit";

  public static final String THREADS = "threads";

  /** {@link #SCORE}, or the name of a secondary metric. */
  public static final String METRIC = "metric";

  /** What the input is called: its own label, or the name of its file. */
  public static final String LABEL = "label";

  /** The path that was read; as good as {@link #LABEL} for telling inputs apart. */
  public static final String FILE = "file";

  public static final String JDK = "jdk";

  /**
   * The JVM's name with its version and JIT, such as {@code OpenJDK 64-Bit Server VM 21.0.6+7-LTS};
   * filters also know it by its name alone.
   */
  public static final String VM = "vm";

  /** The arguments of the forks. */
  public static final String JVM_ARGS = "jvmargs";

  /** System, architecture and cores, where a run directory tells them. */
  public static final String MACHINE = "machine";

  /** Prefix by which any parameter can be named. */
  public static final String PARAM = "param.";

  /** The value of {@link #METRIC} for the benchmark's own score. */
  public static final String SCORE = "score";

  /** All names, in the order in which they are listed. */
  public static final List<String> NAMES =
      List.of(
          BENCHMARK, PACKAGE, CLASS, METHOD, MODE, UNIT, THREADS, METRIC, LABEL, FILE, JDK, VM,
          JVM_ARGS, MACHINE);

  /** What describes where a result was measured rather than what was measured. */
  static final List<String> ENVIRONMENT = List.of(JDK, VM, JVM_ARGS, MACHINE);

  private Dimension() {}

  /** The dimensions that a key decides: the benchmark's name has three parts. */
  public static List<String> decidedBy(String key) {
    return switch (key) {
      case BENCHMARK -> List.of(PACKAGE, CLASS, METHOD);
      case FILE -> List.of(LABEL);
      default -> List.of(key);
    };
  }

  /** The parameter that a key means. */
  static String toParam(String key) {
    String name = key.startsWith(PARAM) ? key.substring(PARAM.length()) : key;
    return NAMES.contains(name) ? name : key;
  }

  /** The name under which a parameter is a key. */
  static String ofParam(String name) {
    return NAMES.contains(name) ? PARAM + name : name;
  }
}
