package dev.parallax.campaign.journal;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.file.AtomicFile;
import dev.parallax.json.JsonWriter;
import dev.parallax.suite.RunFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A journal that is being written: one write for each line, which is on the disk before the
 * campaign does anything else. The lock on its directory keeps other processes from writing it.
 */
public final class Journal implements Closeable {
  private final Path path;
  private final FileChannel file;
  private final Optional<Object> key;

  private Journal(Path path, FileChannel file) throws IOException {
    this.path = path;
    this.file = file;
    this.key = keyOf(path);
  }

  /**
   * Opens a journal to add to it, and cuts off a last line that was torn.
   *
   * @throws BadRequest if it can't be understood
   */
  public static Journal open(Path directory) throws IOException, BadRequest {
    Path path = directory.resolve(RunFiles.JOURNAL);
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      JournalContent content = JournalContent.read(directory);
      file.truncate(content.wholeBytes());
      file.position(content.wholeBytes());
      return new Journal(path, file);
    } catch (IOException | BadRequest e) {
      file.close();
      throw e;
    }
  }

  /**
   * Adds a line.
   *
   * @throws IOException if it can't be written, or would be written where it isn't looked for
   */
  public void append(Event event) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap(JsonWriter.document(EventJson.write(event), JsonWriter.Style.COMPACT));
    try {
      while (line.hasRemaining()) {
        file.write(line);
      }
      file.force(false);
    } catch (IOException e) {
      throw AtomicFile.of(path, e);
    }
    requireInPlace();
  }

  /**
   * Makes sure that what is written is where it is looked for.
   *
   * @throws IOException if the file was moved, deleted or replaced
   */
  public void requireInPlace() throws IOException {
    if (!keyOf(path).equals(key)) {
      throw new IOException(
          "%s: it was moved or deleted while the run wrote it; if it was moved, --resume with the"
                  .formatted(path)
              + " folder where it is now resumes the run");
    }
  }

  /**
   * What the file is, whatever its name; the same for all where the file system has no such key.
   */
  private static Optional<Object> keyOf(Path path) throws IOException {
    try {
      return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException e) {
      return Optional.of("none");
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
