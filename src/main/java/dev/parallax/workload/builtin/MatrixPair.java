package dev.parallax.workload.builtin;

import java.nio.ByteBuffer;
import org.apache.commons.math3.linear.BlockRealMatrix;

/** Two square matrices of the same size. */
record MatrixPair(BlockRealMatrix a, BlockRealMatrix b) {
  /** How pairs of matrices with {@code n} rows and columns are made and sent. */
  record Form(int n) implements SharedInputBatch.Form<MatrixPair> {
    @Override
    public MatrixPair make() {
      BlockRealMatrix a = new BlockRealMatrix(n, n);
      BlockRealMatrix b = new BlockRealMatrix(n, n);
      for (int row = 0; row < n; row++) {
        a.setRow(row, Inputs.doubles(n, row));
        b.setRow(row, Inputs.doubles(n, ~row));
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
