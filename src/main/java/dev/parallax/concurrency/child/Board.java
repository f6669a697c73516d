package dev.parallax.concurrency.child;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A small file in shared memory on which children write what their pool reads only now and then:
 * what each is at, what it threw, and the results of many small tasks.
 *
 * <p>Written and read by plain calls, about a microsecond each, and not mapped: mapping a file sets
 * off class initialisations that took a fresh JVM 35 ms, about as long as all of its start (see
 * {@code PoolFolder}).
 *
 * <p>Layout: a status for each child (64 bytes), a text for each child, a result for each task
 * (start, stop, checksum).
 */
final class Board implements Closeable {
  static final int TEXT_BYTES = 16 << 10;
  private static final int STATUS_BYTES = 64;
  static final int RESULT_BYTES = 3 * Long.BYTES;

  private final RandomAccessFile file;
  private final int children;
  private final byte[] statusBytes = new byte[STATUS_BYTES];
  private final ByteBuffer status = ByteBuffer.wrap(statusBytes);

  /**
   * What a child is at, or was at last.
   *
   * @param batch number of the operation
   * @param from the task, or the first of several that it runs in a row
   * @param count how many tasks
   * @param startNanos when it took them, on its own clock
   */
  record Status(int batch, int from, int count, long startNanos) {}

  private Board(RandomAccessFile file, int children) {
    this.file = file;
    this.children = children;
  }

  /** Bytes of a board for so many children and tasks. */
  static long bytes(int children, int tasks) {
    return (long) children * (STATUS_BYTES + TEXT_BYTES) + (long) tasks * RESULT_BYTES;
  }

  /** Opens the board, whose file is there already. */
  static Board open(Path path, int children) throws IOException {
    return new Board(new RandomAccessFile(path.toString(), "rw"), children);
  }

  /**
   * Notes what a child is at; without effect for an only child, whose pool knows as much from the
   * order of the queue (see {@code Progress}): with two calls into the kernel for each task it took
   * a fifth longer than a bare round trip.
   */
  void writeStatus(int child, Token token, long startNanos) throws IOException {
    if (children == 1) {
      return;
    }
    status.clear();
    status.putInt(token.batch()).putInt(token.from()).putInt(token.count()).putInt(0);
    status.putLong(startNanos);
    file.seek((long) child * STATUS_BYTES);
    file.write(statusBytes, 0, status.position());
  }

  Status readStatus(int child) throws IOException {
    file.seek((long) child * STATUS_BYTES);
    file.readFully(statusBytes);
    status.clear();
    int batch = status.getInt();
    int from = status.getInt();
    int count = status.getInt();
    return new Status(batch, from, count, status.getLong(2 * Long.BYTES));
  }

  /** Writes as much of a text as there is room for; returns the bytes written. */
  int writeText(int child, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, TEXT_BYTES);
    file.seek(textPosition(child));
    file.write(bytes, 0, length);
    return length;
  }

  String readText(int child, int length) throws IOException {
    if (length < 0 || length > TEXT_BYTES) {
      throw new Wire.Damage("a text with an impossible length of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    file.seek(textPosition(child));
    file.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private long textPosition(int child) {
    return (long) children * STATUS_BYTES + (long) child * TEXT_BYTES;
  }

  /** Writes the results of tasks in a row: start, stop and checksum of each. */
  void writeResults(int from, ByteBuffer results) throws IOException {
    file.seek(resultPosition(from));
    file.write(results.array(), results.arrayOffset(), results.position());
  }

  /** Room for the results of so many tasks. */
  static ByteBuffer results(int tasks) {
    return ByteBuffer.allocate(tasks * RESULT_BYTES);
  }

  /** Reads what {@link #writeResults} wrote, ready to be taken from the buffer. */
  ByteBuffer readResults(int from, int count) throws IOException {
    byte[] results = new byte[count * RESULT_BYTES];
    file.seek(resultPosition(from));
    file.readFully(results);
    return ByteBuffer.wrap(results);
  }

  private long resultPosition(int task) {
    return (long) children * (STATUS_BYTES + TEXT_BYTES) + (long) task * RESULT_BYTES;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
