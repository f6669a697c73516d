package dev.parallax.workload.builtin;

import dev.parallax.workload.Footprint;
import dev.parallax.workload.Parameters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** What the workloads over numbers have in common: operands from a seed, and their bytes. */
final class Inputs {
  private Inputs() {}

  /** So many numbers from 0 to 1, the same for the same seed in every JVM. */
  static double[] doubles(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextDouble();
    }
    return numbers;
  }

  /**
   * Writes numbers. In the machine's own byte order: both sides run on the same machine, and so a
   * copy is a copy of memory.
   */
  static void write(double[] numbers, ByteBuffer target) {
    target.order(ByteOrder.nativeOrder()).asDoubleBuffer().put(numbers);
    target.position(target.position() + numbers.length * Double.BYTES);
  }

  /** Reads so many numbers. */
  static double[] read(int count, ByteBuffer source) {
    double[] numbers = new double[count];
    source.order(ByteOrder.nativeOrder()).asDoubleBuffer().get(numbers);
    source.position(source.position() + count * Double.BYTES);
    return numbers;
  }

  /**
   * Heap for a batch with a shared input.
   *
   * @param inputBytes the input
   * @param resultBytes what a task makes from it
   */
  static Footprint footprint(Parameters parameters, long inputBytes, long resultBytes) {
    if (parameters.isInputSent() && parameters.inChild()) {
      // Of each task the bytes that came and what was unpacked from them; no input of its own.
      return new Footprint(0, 2 * inputBytes + resultBytes);
    }
    return new Footprint(inputBytes, resultBytes);
  }
}
