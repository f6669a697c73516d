package dev.parallax.samples;

/** Work for a processor and nothing else: the samples that need some take it from here. */
final class Loop {
  private Loop() {}

  /**
   * Takes so many steps of Marsaglia's xorshift. Each needs the one before and the last is
   * returned, so that the JIT can neither leave one out nor take two at once.
   */
  static long run(long seed, long steps) {
    long x = seed + 1;
    for (long i = 0; i < steps; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
