package dev.parallax.concurrency.child;

import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Records of a fixed length, as they go through the pipes: a magic number first, a CRC-32 of the
 * rest last.
 *
 * <p>A fixed length, and one that divides {@code PIPE_BUF}, because several processes write to one
 * pipe and read from one: the kernel keeps such records whole (pipe(7)). CRC-32 and not CRC-32C,
 * whose tables Java code computes when the class is first used, in every child's first
 * milliseconds.
 */
final class Wire {
  private Wire() {}

  /** Puts the checksum behind what was written, fills up to the record's length, and flips. */
  static ByteBuffer seal(ByteBuffer record) {
    int last = record.capacity() - Integer.BYTES;
    record.putInt(last, crc(record));
    return record.clear();
  }

  /**
   * Checks magic number and checksum, and puts the position behind the magic number.
   *
   * @param what what the record should be, with its article, for the message
   * @throws Damage if it isn't
   */
  static void check(ByteBuffer record, int magic, String what) throws Damage {
    record.clear();
    int found = record.getInt();
    if (found != magic) {
      throw new Damage("what is not " + what + ": it begins with " + Integer.toHexString(found));
    }
    if (record.getInt(record.capacity() - Integer.BYTES) != crc(record)) {
      throw new Damage(what + " with a wrong checksum");
    }
  }

  private static int crc(ByteBuffer record) {
    CRC32 crc = new CRC32();
    crc.update(record.array(), record.arrayOffset(), record.capacity() - Integer.BYTES);
    return (int) crc.getValue();
  }

  /** Bytes that are not what the other side of a pipe may send. */
  static final class Damage extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    Damage(String message) {
      super(message);
    }
  }
}
