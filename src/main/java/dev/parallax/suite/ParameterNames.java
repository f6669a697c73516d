package dev.parallax.suite;

import java.util.List;
import java.util.Map;

/** Names of the parameters that the suite itself gives a meaning; all others are settings. */
public final class ParameterNames {
  public static final String WORKLOAD = "workload";
  public static final String MODEL = "model";
  public static final String WORKERS = "workers";
  public static final String SIZE = "size";
  public static final String TASKS = "tasks";

  /** Flags of child JVMs. */
  public static final String CHILD_ARGS = "childArgs";

  /** How many platform threads carry virtual ones. */
  public static final String CARRIERS = "carriers";

  /**
   * What the compilers of a fork have seen before: a {@link Profile}. A setting, as it is the same
   * for all cells of a case; results have it if it was asked for.
   */
  public static final String PROFILE = "profile";

  /** Those by which the cells of one case differ. */
  private static final List<String> OF_CELLS =
      List.of(WORKLOAD, MODEL, WORKERS, CHILD_ARGS, CARRIERS);

  private ParameterNames() {}

  /**
   * Removes the parameters by which cells of one case differ, and the workload; the settings are
   * left.
   */
  static void keepSettings(Map<String, String> params) {
    params.keySet().removeAll(OF_CELLS);
  }
}
