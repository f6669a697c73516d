package dev.parallax.concurrency.child.wire;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/** Flips all bits of a buffer, where they are. */
public final class Flip {
  private Flip() {}

  public static void inPlace(ByteBuffer bytes) {
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
