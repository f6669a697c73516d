package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.BadRequest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock by which JMH keeps a second JMH off the machine, held for the whole campaign.
 *
 * <p>JMH itself frees it after every run, which here is after every fork; another JMH could slip in
 * between. So its own locking is switched off, and the same file is locked here.
 */
public final class JmhLock implements Closeable {
  private static final String IGNORE = "jmh.ignoreLock";

  private final FileChannel file;

  private JmhLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the lock; to be called before any class of JMH's runner is loaded.
   *
   * @throws BadRequest if another JMH has it
   */
  public static Closeable take() throws BadRequest, IOException {
    if (Boolean.getBoolean(IGNORE)) {
      return () -> {};
    }
    System.setProperty(IGNORE, "true");
    Path path = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return new JmhLock(file);
      }
    } catch (OverlappingFileLockException e) {
      // Another campaign in this very JVM; said below.
    }
    file.close();
    throw new BadRequest(
        "another JMH is measuring on this machine (it holds %s); -D%s=true measures all the same"
            .formatted(path, IGNORE));
  }

  /** Frees the lock; the file stays, as with JMH, since another may be about to lock it. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
