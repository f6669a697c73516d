package dev.parallax.workload.builtin;

import dev.parallax.workload.Footprint;
import dev.parallax.workload.Parameters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.BlockRealMatrix;

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

  /** Two vectors of the same length. */
  record VectorPair(ArrayRealVector a, ArrayRealVector b) {
    /** Vectors over these very arrays, which nobody changes. */
    private static VectorPair over(double[] a, double[] b) {
      return new VectorPair(new ArrayRealVector(a, false), new ArrayRealVector(b, false));
    }

    /** How pairs of vectors of this length are made and sent. */
    record Form(int length) implements SharedInputBatch.Form<VectorPair> {
      @Override
      public VectorPair make() {
        return over(doubles(length, 1), doubles(length, 2));
      }

      @Override
      public long bytes() {
        return 2L * length * Double.BYTES;
      }

      @Override
      public void write(VectorPair input, ByteBuffer target) {
        Inputs.write(input.a.getDataRef(), target);
        Inputs.write(input.b.getDataRef(), target);
      }

      @Override
      public VectorPair read(ByteBuffer source) {
        double[] a = Inputs.read(length, source);
        return over(a, Inputs.read(length, source));
      }
    }
  }

  /** Two square matrices of the same size. */
  record MatrixPair(BlockRealMatrix a, BlockRealMatrix b) {
    /** How pairs of matrices with {@code n} rows and columns are made and sent. */
    record Form(int n) implements SharedInputBatch.Form<MatrixPair> {
      @Override
      public MatrixPair make() {
        BlockRealMatrix a = new BlockRealMatrix(n, n);
        BlockRealMatrix b = new BlockRealMatrix(n, n);
        for (int row = 0; row < n; row++) {
          a.setRow(row, doubles(n, row));
          b.setRow(row, doubles(n, ~row));
        }
        return new MatrixPair(a, b);
      }

      @Override
      public long bytes() {
        return 2L * n * n * Double.BYTES;
      }

      @Override
      public void write(MatrixPair input, ByteBuffer target) {
        for (int row = 0; row < n; row++) {
          Inputs.write(input.a.getRow(row), target);
        }
        for (int row = 0; row < n; row++) {
          Inputs.write(input.b.getRow(row), target);
        }
      }

      @Override
      public MatrixPair read(ByteBuffer source) {
        BlockRealMatrix a = readMatrix(source);
        return new MatrixPair(a, readMatrix(source));
      }

      private BlockRealMatrix readMatrix(ByteBuffer source) {
        BlockRealMatrix matrix = new BlockRealMatrix(n, n);
        for (int row = 0; row < n; row++) {
          matrix.setRow(row, Inputs.read(n, source));
        }
        return matrix;
      }
    }
  }
}
