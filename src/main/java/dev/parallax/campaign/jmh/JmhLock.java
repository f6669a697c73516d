package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.file.LockFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The lock by which JMH keeps a second JMH off the machine, held for the whole campaign.
 *
 * <p>JMH itself frees it after every run, which here is after every fork; another JMH could slip in
 * between. So its own locking is switched off, and the same file is locked here.
 */
public final class JmhLock {
  private static final String IGNORE = "jmh.ignoreLock";

  private JmhLock() {}

  /**
   * Takes the lock; to be called before any class of JMH's runner is loaded.
   *
   * @throws BadRequest if another JMH has it, or this user may not take it
   */
  public static Closeable take() throws BadRequest {
    if (Boolean.getBoolean(IGNORE)) {
      return () -> {};
    }
    System.setProperty(IGNORE, "true");
    Path path = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
    try {
      return LockFile.tryTakeForAll(path)
          .orElseThrow(
              () -> refused("another JMH is measuring on this machine (it holds " + path + ")"));
    } catch (IOException e) {
      throw refused(
          path + ", by which only one JMH measures at a time, can't be locked (" + e + ")");
    }
  }

  private static BadRequest refused(String why) {
    return new BadRequest("%s; -D%s=true measures all the same".formatted(why, IGNORE));
  }
}
