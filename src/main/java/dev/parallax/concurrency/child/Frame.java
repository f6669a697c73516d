package dev.parallax.concurrency.child;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One message on the channel between a pool and a child JVM.
 *
 * <p>On the wire, big-endian: magic (4 bytes), kind (1), id (4), length of the payload (4), CRC-32C
 * of the payload (4), payload. An answer bears the id of its request.
 *
 * @param kind what it is
 * @param id number of the request that it is, or answers
 * @param payload from position to limit; read only
 */
record Frame(FrameKind kind, int id, ByteBuffer payload) {
  static final int MAGIC = 0x50415258;
  static final int HEADER_BYTES = 17;

  /** Larger than any input of a task may be, smaller than what a wrong length would often say. */
  static final int MAX_PAYLOAD_BYTES = Integer.MAX_VALUE - 64;

  static Frame of(FrameKind kind, int id, ByteBuffer payload) {
    return new Frame(kind, id, payload.asReadOnlyBuffer());
  }

  static Frame empty(FrameKind kind, int id) {
    return of(kind, id, ByteBuffer.allocate(0));
  }

  /** The bytes that go before the payload. */
  ByteBuffer header() {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putInt(MAGIC)
        .put(kind.code())
        .putInt(id)
        .putInt(payload.remaining())
        .putInt(crcOf(payload))
        .flip();
  }

  static int crcOf(ByteBuffer payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload.duplicate());
    return (int) crc.getValue();
  }
}
