package dev.parallax.suite;

import java.util.List;

/** Names of what is in a run directory. */
public final class RunFiles {
  /** Rows in JMH's own format. */
  public static final String RESULTS = "results.json";

  public static final String ENVIRONMENT = "environment.json";

  /** A line for each fork. */
  public static final String JOURNAL = "journal.jsonl";

  /** The cells that were run twice in every round. */
  public static final String TWINS = "aa.json";

  public static final String VERDICTS = "verdicts.json";
  public static final String TABLES = "tables.md";
  public static final String PAGE = "report.html";

  /** A folder of task runs, a file for each cell. */
  public static final String TIMELINES = "timeline";

  /** A folder of what profilers recorded, a folder for each cell. */
  public static final String PROFILES = "profiles";

  /** A folder of recordings, two for each case: where threads lose time. */
  public static final String WHY = "why";

  /** In a case's folder of {@link #WHY}. */
  public static final String SERIAL_RECORDING = "serial.jfr";

  /** In a case's folder of {@link #WHY}. */
  public static final String THREADS_RECORDING = "threads.jfr";

  /** In a case's folder of {@link #WHY}, where virtual threads were recorded, too. */
  public static final String VIRTUAL_RECORDING = "virtual.jfr";

  /** A folder of pictures. */
  public static final String CHARTS = "charts";

  /** The JVM flags that children had. */
  public static final String CHILDREN = "children.txt";

  /** What failed forks printed. */
  public static final String FAILURES = "failures.txt";

  /** In {@link #CHARTS}: which of the pictures the suite made itself. */
  public static final String CHART_SUMS = "SHA256SUMS";

  /** Is empty, and locked by the process that writes the run. */
  public static final String LOCK = ".lock";

  private RunFiles() {}

  /** Files and folders of a run directory, in the order in which a reader wants them. */
  public static List<String> all() {
    return List.of(
        RESULTS,
        ENVIRONMENT,
        JOURNAL,
        TWINS,
        VERDICTS,
        TABLES,
        PAGE,
        TIMELINES,
        PROFILES,
        WHY,
        CHARTS);
  }
}
