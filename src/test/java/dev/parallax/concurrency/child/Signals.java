package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Sends signals to processes. */
final class Signals {
  private Signals() {}

  /**
   * Sends one, and returns once it is sent.
   *
   * @param name such as KILL
   * @param pid of the process; that of a group with a minus sign
   */
  static void send(String name, long pid) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-s", name, "--", Long.toString(pid)).inheritIO().start();
    assertThat(kill.waitFor()).as("exit code of kill").isZero();
  }
}
