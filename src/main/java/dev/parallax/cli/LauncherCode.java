package dev.parallax.cli;

/**
 * Exit codes as the launcher expects them of the JVM that it started: others than any code of an
 * agent or the JVM itself is likely to be. So a JVM that one of these has ended isn't taken for one
 * that is done, whatever the exit code was.
 */
final class LauncherCode {
  /** Held equal to the launcher's by a test: this must not load the launcher, nor it this. */
  static final int FIRST = 64;

  private LauncherCode() {}

  /** What to exit with so that the whole command has this exit code. */
  static int of(int exitCode) {
    return Long.getLong("parallax.launcher.pid") == null ? exitCode : FIRST + exitCode;
  }
}
