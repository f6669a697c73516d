package dev.parallax.machine.witness;

/**
 * The fixed work of a witness: integers, floating point, and loads from a table of 256 KiB.
 *
 * <p>Several chains run side by side, because a single chain of dependent steps leaves most of a
 * core idle, so that other users of it hardly show: a neighbour on a sibling thread slows down code
 * with much instruction parallelism. The table is larger than a usual first-level cache, so that a
 * neighbour's use of the second level shows, and small enough to stay there otherwise. The
 * generator is Marsaglia's 64-bit xorshift (Journal of Statistical Software 8(14), 2003, triple
 * 13/7/17), which the JIT has no closed form of.
 *
 * <p>It allocates nothing and calls nothing, so neither collector nor class loading get in its way.
 * Not thread-safe: each thread has its own.
 */
public final class WitnessKernel {
  /** Turns of the loop in one step: short enough that it is compiled as a whole, without OSR. */
  private static final int TURNS = 1024;

  private static final int MASK = (1 << 15) - 1;

  private final long[] table = new long[MASK + 1];
  private long first = 88172645463325252L;
  private long second = 1181783497276652981L;
  private double left = 1;
  private double right = 2;
  private long sum;

  public WitnessKernel() {
    long x = first;
    for (int i = 0; i < table.length; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
      table[i] = x;
    }
  }

  /**
   * Does some steps.
   *
   * @return a checksum of all steps since the kernel was made; the same for the same number
   */
  public long run(long steps) {
    for (long step = 0; step < steps; step++) {
      step();
    }
    return sum ^ Double.doubleToLongBits(left + right);
  }

  private void step() {
    long a = first;
    long b = second;
    double u = left;
    double v = right;
    long s = sum;
    for (int turn = 0; turn < TURNS; turn++) {
      a ^= a << 13;
      b ^= b << 13;
      u = u * 0.999 + 0.5;
      a ^= a >>> 7;
      b ^= b >>> 7;
      v = v * 0.998 + 0.25;
      a ^= a << 17;
      b ^= b << 17;
      s += table[(int) a & MASK] ^ table[(int) b & MASK];
    }
    first = a;
    second = b;
    left = u;
    right = v;
    sum = s;
  }
}
