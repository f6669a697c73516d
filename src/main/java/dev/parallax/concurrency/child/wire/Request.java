package dev.parallax.concurrency.child.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What a pool asks one child on the channel that is that child's own.
 *
 * <p>On the wire, big-endian: magic (4 bytes), kind (4), id (4), length of the payload (4), CRC-32
 * of the payload (4), payload.
 *
 * @param kind what is asked
 * @param id number of the request, which the answer bears
 * @param payload what goes with it, from position to limit
 */
public record Request(RequestKind kind, int id, ByteBuffer payload) {
  static final int HEADER_BYTES = 20;

  /**
   * A pipe takes 64 KiB before a writer must wait for its reader, which may be dead. The longest
   * request is a workload's settings.
   */
  static final int MAX_PAYLOAD_BYTES = 32 << 10;

  private static final int MAGIC = 0x50415251;

  public static Request of(RequestKind kind, int id) {
    return new Request(kind, id, ByteBuffer.allocate(0));
  }

  public byte[] write() {
    int length = payload.remaining();
    if (length > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "the settings of a workload take %d bytes; a child JVM can be told %d"
              .formatted(length, MAX_PAYLOAD_BYTES));
    }
    return ByteBuffer.allocate(HEADER_BYTES + length)
        .putInt(MAGIC)
        .putInt(kind.code())
        .putInt(id)
        .putInt(length)
        .putInt(crc(payload))
        .put(payload.duplicate())
        .array();
  }

  /**
   * Reads the next request.
   *
   * @return nothing at the end of the stream
   * @throws WireException if what came is not a request, or was damaged
   * @throws EOFException if it was cut short
   */
  public static Optional<Request> read(InputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER_BYTES);
    if (header.length == 0) {
      return Optional.empty();
    }
    ByteBuffer fields = ByteBuffer.wrap(whole(header, HEADER_BYTES));
    int magic = fields.getInt();
    int code = fields.getInt();
    int id = fields.getInt();
    int length = fields.getInt();
    int crc = fields.getInt();
    if (magic != MAGIC) {
      throw new WireException("not a request: it begins with " + Integer.toHexString(magic));
    }
    if (length < 0 || length > MAX_PAYLOAD_BYTES) {
      throw new WireException("a request with an impossible length of " + length + " bytes");
    }
    ByteBuffer payload = ByteBuffer.wrap(whole(in.readNBytes(length), length));
    if (crc(payload) != crc) {
      throw new WireException("a request with a wrong checksum");
    }
    return Optional.of(new Request(RequestKind.of(code), id, payload));
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
}
