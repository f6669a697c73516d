package dev.parallax.suite;

/** Names in a recording of a fork: of the suite's own event and its fields. */
public final class RecordingNames {
  /** The event: its duration is that of an iteration's operations. */
  public static final String OPERATIONS = "parallax.Operations";

  /** How many operations there were. */
  public static final String COUNT = "operations";

  /** Name of the case that the fork's cell is one of. */
  public static final String CASE = "caseName";

  /** What did the work. */
  public static final String MODEL = "model";

  public static final String WORKERS = "workers";

  private RecordingNames() {}
}
