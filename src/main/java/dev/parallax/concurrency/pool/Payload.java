package dev.parallax.concurrency.pool;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/** What {@link WorkerPool#transfer} does with its bytes, in whichever process. */
public final class Payload {
  private Payload() {}

  /** A new array with the bits of every byte flipped. */
  public static byte[] flip(byte[] bytes) {
    byte[] flipped = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      flipped[i] = (byte) ~bytes[i];
    }
    return flipped;
  }

  /** Flips all bits of a buffer, where they are. */
  public static void flipInPlace(ByteBuffer bytes) {
    LongBuffer longs = bytes.asLongBuffer();
    int count = longs.limit();
    for (int i = 0; i < count; i++) {
      longs.put(i, ~longs.get(i));
    }
    for (int i = count * Long.BYTES; i < bytes.limit(); i++) {
      bytes.put(i, (byte) ~bytes.get(i));
    }
  }
}
