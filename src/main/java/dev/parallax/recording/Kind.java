package dev.parallax.recording;

import java.util.Optional;

/** How a thread spends time. */
public enum Kind {
  /** It computes. */
  PROCESSOR("processor time in"),
  MONITOR("waiting for the monitor at"),
  /** A lock, a permit, a queue or another thread's result. */
  PARKED("parked at"),
  SLEEP("sleeping at"),
  SOCKET("waiting for a socket at"),
  FILE("waiting for a file at"),
  /** A virtual thread that waits and keeps its carrier. */
  PINNED("pinned to its carrier at"),
  /** It stands still while garbage is collected; the place is where most bytes are allocated. */
  COLLECTIONS("standing still for collections, most bytes allocated at");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** What a thread does, in front of the place where it does it. */
  public String words() {
    return words;
  }

  /** What an event of a recording is the duration of; empty for others. */
  static Optional<Kind> ofWait(String event) {
    return switch (event) {
      case "jdk.JavaMonitorEnter" -> Optional.of(MONITOR);
      case "jdk.JavaMonitorWait", "jdk.ThreadPark" -> Optional.of(PARKED);
      case "jdk.ThreadSleep" -> Optional.of(SLEEP);
      case "jdk.SocketRead", "jdk.SocketWrite" -> Optional.of(SOCKET);
      case "jdk.FileRead", "jdk.FileWrite", "jdk.FileForce" -> Optional.of(FILE);
      case "jdk.VirtualThreadPinned" -> Optional.of(PINNED);
      default -> Optional.empty();
    };
  }
}
