package dev.parallax.cli.console;

/** What the process says to its caller when it ends. */
public final class ExitCode {
  /** Done. */
  public static final int DONE = 0;

  /** A benchmark failed, or the suite did. */
  public static final int FAILED = 1;

  /** Bad usage or bad input; nothing was measured. */
  public static final int BAD_USAGE = 2;

  /** {@code compare --fail-on-regression} found one. */
  public static final int REGRESSION = 3;

  private ExitCode() {}
}
