package dev.parallax.concurrency.child;

import dev.parallax.concurrency.pool.Opening;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What a pool asks one child on the channel that is that child's own.
 *
 * <p>On the wire, big-endian: magic (4 bytes), kind (4), length of the payload (4), CRC-32 of the
 * payload (4), payload.
 *
 * @param payload what goes with it, from position to limit
 */
record Request(Kind kind, ByteBuffer payload) {
  /** What a child can be asked. */
  enum Kind {
    /** Prepare the batch of the workload that an {@link Opening} names. */
    OPEN(1),
    /** Run the whole batch, as many times as the payload says. */
    WARM_UP(2),
    /** Take tasks from the queue until called. */
    WORK(3),
    /** Flip the bits in a slot. */
    FLIP(4),
    /** Close the batch and end: the end of the channel alone is that of a pool that was killed. */
    END(5),
    /** Say what this JVM has allocated and collected. */
    USAGE(6),
    /** Close the batch and collect what it has left. */
    CLEAR(7);

    private static final Kind[] ALL = values();

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    private static Kind of(int code) throws Wire.Damage {
      for (Kind kind : ALL) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new Wire.Damage("a request of unknown kind " + code);
    }
  }

  static final int HEADER_BYTES = 16;

  /**
   * A pipe takes 64 KiB before a writer must wait for its reader, which may be dead. The longest
   * request is a workload's settings.
   */
  static final int MAX_PAYLOAD_BYTES = 32 << 10;

  private static final int MAGIC = 0x50415251;

  /** A request with these numbers as its payload. */
  static Request of(Kind kind, int... numbers) {
    ByteBuffer payload = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    for (int number : numbers) {
      payload.putInt(number);
    }
    return new Request(kind, payload.flip());
  }

  byte[] write() {
    int length = payload.remaining();
    if (length > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "the settings of a workload take %s bytes; a child JVM can be told %s"
              .formatted(length, MAX_PAYLOAD_BYTES));
    }
    return ByteBuffer.allocate(HEADER_BYTES + length)
        .putInt(MAGIC)
        .putInt(kind.code)
        .putInt(length)
        .putInt(crc(payload))
        .put(payload.duplicate())
        .array();
  }

  /**
   * Reads the next request.
   *
   * @return nothing at the end of the stream
   * @throws Wire.Damage if what came is not a request, or was damaged
   * @throws EOFException if it was cut short
   */
  static Optional<Request> read(InputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER_BYTES);
    if (header.length == 0) {
      return Optional.empty();
    }
    ByteBuffer fields = ByteBuffer.wrap(whole(header, HEADER_BYTES));
    int magic = fields.getInt();
    int code = fields.getInt();
    int length = fields.getInt();
    if (magic != MAGIC) {
      throw new Wire.Damage("not a request: it begins with " + Integer.toHexString(magic));
    }
    if (length < 0 || length > MAX_PAYLOAD_BYTES) {
      throw new Wire.Damage("a request with an impossible length of " + length + " bytes");
    }
    ByteBuffer payload = ByteBuffer.wrap(whole(in.readNBytes(length), length));
    if (crc(payload) != fields.getInt()) {
      throw new Wire.Damage("a request with a wrong checksum");
    }
    return Optional.of(new Request(Kind.of(code), payload));
  }

  private static byte[] whole(byte[] bytes, int length) throws EOFException {
    if (bytes.length != length) {
      throw new EOFException("a request was cut short after " + bytes.length + " bytes");
    }
    return bytes;
  }

  private static int crc(ByteBuffer payload) {
    CRC32 crc = new CRC32();
    crc.update(payload.array(), payload.arrayOffset() + payload.position(), payload.remaining());
    return (int) crc.getValue();
  }

  /** Which batch a child prepares: {@link Kind#OPEN}, texts with their lengths before them. */
  static Request open(Opening opening) {
    List<byte[]> encoded =
        opening.texts().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    int bytes = encoded.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
    ByteBuffer payload = ByteBuffer.allocate(bytes);
    encoded.forEach(text -> payload.putInt(text.length).put(text));
    return new Request(Kind.OPEN, payload.flip());
  }

  /** What {@link #open} was told. */
  static Opening opening(ByteBuffer payload) throws Wire.Damage {
    try {
      List<String> texts = new ArrayList<>();
      while (payload.hasRemaining()) {
        texts.add(readText(payload));
      }
      return Opening.ofTexts(texts);
    } catch (BufferUnderflowException
        | NegativeArraySizeException
        | NumberFormatException
        | NoSuchElementException e) {
      throw new Wire.Damage("a description of a batch that is cut short");
    }
  }

  private static String readText(ByteBuffer payload) {
    int length = payload.getInt();
    if (length > payload.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    payload.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A request that threw in the child, which lives on; the message has the child and the stack. */
  static final class Failure extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    /** Which task threw, if the request was to run some. */
    final int task;

    Failure(int task, String message) {
      super(message);
      this.task = task;
    }

    String what() {
      return String.valueOf(getMessage());
    }
  }
}
