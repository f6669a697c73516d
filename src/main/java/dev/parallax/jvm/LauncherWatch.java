package dev.parallax.jvm;

import java.time.Duration;

/**
 * Ends this process when the launcher that started it is gone, however that died.
 *
 * <p>Standard input is the user's here, so {@code ParentWatch} can't be used. Asking who the parent
 * is costs some 50 microseconds and sees a launcher go even while nobody reaps it; {@code
 * ProcessHandle.onExit} asks less and less often, until it is up to five seconds late.
 */
public final class LauncherWatch {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private LauncherWatch() {}

  /** Starts watching, on a daemon thread; does nothing when no launcher started this process. */
  public static void start() {
    Long launcher = Long.getLong("parallax.launcher.pid");
    if (launcher != null) {
      Thread.ofPlatform()
          .daemon()
          .name("launcher-watch")
          .start(() -> haltWhenParentIsNot(launcher));
    }
  }

  private static void haltWhenParentIsNot(long launcher) {
    try {
      while (ProcessHandle.current().parent().filter(p -> p.pid() == launcher).isPresent()) {
        Thread.sleep(PERIOD);
      }
      // Not exit: shutdown hooks might wait for something that only the launcher could give.
      Runtime.getRuntime().halt(ParentWatch.ORPHANED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts this thread
    }
  }
}
