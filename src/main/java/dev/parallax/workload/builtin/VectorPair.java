package dev.parallax.workload.builtin;

import java.nio.ByteBuffer;
import org.apache.commons.math3.linear.ArrayRealVector;

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
      return over(Inputs.doubles(length, 1), Inputs.doubles(length, 2));
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
