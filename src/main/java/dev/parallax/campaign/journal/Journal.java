package dev.parallax.campaign.journal;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.json.JsonWriter;
import dev.parallax.suite.RunFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A journal that is being written: one write for each line, which is on the disk before the
 * campaign does anything else. It is locked meanwhile, so that a run can't be resumed while it
 * runs.
 */
public final class Journal implements Closeable {
  private final FileChannel file;

  private Journal(FileChannel file) {
    this.file = file;
  }

  /** The first line of a new journal. */
  public static byte[] firstLine(Header header) {
    return JsonWriter.document(header.toJson(), JsonWriter.Style.COMPACT);
  }

  /**
   * Opens a journal to add to it, and cuts off a last line that was torn.
   *
   * @throws BadRequest if another process writes it, or it can't be understood
   */
  public static Journal open(Path directory) throws IOException, BadRequest {
    Path path = directory.resolve(RunFiles.JOURNAL);
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (!lock(file)) {
        throw new BadRequest(path + ": the run that writes it is still going on");
      }
      JournalContent content = JournalContent.read(directory);
      file.truncate(content.wholeBytes());
      file.position(content.wholeBytes());
      return new Journal(file);
    } catch (IOException | BadRequest e) {
      file.close();
      throw e;
    }
  }

  private static boolean lock(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // By this very JVM.
    }
  }

  /** Adds a line. */
  public void append(Event event) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap(JsonWriter.document(EventJson.write(event), JsonWriter.Style.COMPACT));
    while (line.hasRemaining()) {
      file.write(line);
    }
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
