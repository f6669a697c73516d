package dev.parallax.workload.builtin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Writes text to a file that was not there before.
 *
 * <p>A file of the same name is deleted first, never overwritten: writing over old pages of the
 * page cache took 1.7 times as long as writing new ones, and ext4 starts to write a file to the
 * device at once that was truncated and written again ({@code auto_da_alloc}, ext4(5)). So every
 * run of a task meets the same state.
 *
 * <p>Text is encoded in pieces of 1 MiB: the whole of it would need as much memory again as the
 * text; {@code Files.writeString} encodes it whole and then writes in pieces of 8 KiB, each a wait
 * for the device under O_DSYNC; and a {@code CharsetEncoder} takes a string one character at a
 * time, where {@code String.getBytes} copies a string of ASCII letters as it is. As Latin-1, of
 * which ASCII is a part: asked for ASCII it looks at every character first, and HotSpot interprets
 * that method from its beginning until it was called a hundred times. A child JVM comes to that
 * after 34 tasks; until then eight of them took 130 ms for the batch that took them 35 ms from
 * there on.
 */
public final class NewFile {
  private static final int PIECE_CHARS = 1 << 20;
  private static final int SAMPLES = 16;
  private static final int SAMPLE_BYTES = 256;

  private NewFile() {}

  /**
   * Writes ASCII text, and looks at what the file then holds.
   *
   * @return a checksum of the file's size and of samples read back from all over it, last byte
   *     included: reading all of it would cost as much as writing it
   */
  public static long write(Path file, String text, Sync sync) throws IOException {
    Files.deleteIfExists(file);
    try (FileChannel channel = FileChannel.open(file, sync.openOptions())) {
      int length = text.length();
      for (int from = 0; from < length; from += PIECE_CHARS) {
        String piece = text.substring(from, Math.min(length, from + PIECE_CHARS));
        ByteBuffer bytes = ByteBuffer.wrap(piece.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      if (sync == Sync.FSYNC) {
        channel.force(true);
      }
      return checksum(channel);
    }
  }

  private static long checksum(FileChannel channel) throws IOException {
    long size = channel.size();
    long lastSample = Math.max(0, size - SAMPLE_BYTES);
    ByteBuffer sample = ByteBuffer.allocate(SAMPLE_BYTES);
    CRC32C crc = new CRC32C();
    for (int i = 0; i < SAMPLES; i++) {
      long position = lastSample * i / (SAMPLES - 1);
      sample.clear();
      // A file on a local file system is read as far as it goes; a short one is shorter every time.
      channel.read(sample, position);
      crc.update(sample.flip());
    }
    return crc.getValue() << 32 | size;
  }

  /** When a file's bytes must be on the device rather than in the page cache. */
  public enum Sync {
    /** Whenever the kernel likes. */
    NONE,
    /** Once, after the last byte: fsync(2). */
    FSYNC,
    /** After every write: O_DSYNC. */
    DSYNC;

    /** The value of the setting. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static String[] labels() {
      return Arrays.stream(values()).map(Sync::label).toArray(String[]::new);
    }

    /**
     * The one with this label. By a loop: {@code valueOf} asks for the values by reflection, for
     * which a fresh JVM writes itself a class, and a stream would be its first (see {@link
     * EqualTasks}).
     */
    static Sync of(String label) {
      for (Sync sync : values()) {
        if (sync.label().equals(label)) {
          return sync;
        }
      }
      throw new IllegalArgumentException("no such sync: " + label);
    }

    /** Options with which a new file is opened, to be written and read back. */
    Set<OpenOption> openOptions() {
      Set<OpenOption> options = new HashSet<>();
      options.add(StandardOpenOption.CREATE_NEW);
      options.add(StandardOpenOption.WRITE);
      options.add(StandardOpenOption.READ);
      if (this == DSYNC) {
        options.add(StandardOpenOption.DSYNC);
      }
      return options;
    }
  }
}
