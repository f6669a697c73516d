package dev.parallax.concurrency.pool;

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
}
