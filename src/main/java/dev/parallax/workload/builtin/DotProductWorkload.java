package dev.parallax.workload.builtin;

import dev.parallax.suite.Trait;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Footprint;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sizes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.linear.BlockRealMatrix;

/**
 * The product of two square matrices, or of two vectors, through commons-math3.
 *
 * <p>{@code kind=matrix} multiplies {@code BlockRealMatrix}: the library's own choice for large
 * matrices, stored in blocks of 52 x 52 that fit a cache; it reached 5.7 GFLOP/s where {@code
 * Array2DRowRealMatrix} reached 2.6 at n = 512 and 2.1 at n = 1000. (numpy's BLAS, which the
 * article used, reaches 50 on one thread: nothing on the JVM is measured here that could compare.)
 * {@code kind=vector} is {@code ArrayRealVector.dotProduct}, bound by memory bandwidth; there
 * {@code size} counts elements, and the default is many vectors of the article's length rather than
 * a few longer ones.
 *
 * <p>Results are the same to the bit in every model: Java's floating point is strict (JEP 306), the
 * library's order of summation is fixed, and the JIT may neither reorder it nor fuse a
 * multiplication with an addition.
 *
 * <p>Input: two operands that all tasks share by reference. A child JVM makes them from a seed, or
 * with {@code input=sent} is sent both with every task; a matrix is sent row by row, since its
 * blocks are the library's own affair.
 */
public final class DotProductWorkload extends DescribedWorkload {
  private static final String KIND = "kind";
  private static final String MATRIX = "matrix";
  private static final String VECTOR = "vector";

  public DotProductWorkload() {
    super(
        "dot-product",
        "product of two square matrices, or of two vectors, with commons-math3",
        "rows and columns of a matrix; with kind=vector: doubles per vector",
        new Sizes(16, 170),
        new Sizes(10, 1500));
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.COMPUTES);
  }

  @Override
  public Sizes defaultSizes(Map<String, String> settings) {
    return isVector(settings) ? new Sizes(64, 1_000_000) : defaultSizes();
  }

  @Override
  public Sizes articleSizes(Map<String, String> settings) {
    return isVector(settings) ? new Sizes(10, 1_000_000) : articleSizes();
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.oneOf(KIND, "what is multiplied: two matrices, or two vectors", MATRIX, VECTOR),
        Setting.input());
  }

  @Override
  public Batch prepare(Parameters parameters) {
    int size = parameters.size();
    return isVector(parameters.settings())
        ? SharedInputBatch.of(parameters, new Inputs.VectorPair.Form(size), new VectorProduct())
        : SharedInputBatch.of(parameters, new Inputs.MatrixPair.Form(size), new MatrixProduct());
  }

  private static boolean isVector(Map<String, String> settings) {
    return VECTOR.equals(settings.get(KIND));
  }

  private static final class MatrixProduct implements SharedInputBatch.Job<Inputs.MatrixPair> {
    @Override
    public long run(int index, Inputs.MatrixPair input) {
      BlockRealMatrix product = input.a().multiply(input.b());
      long n = product.getColumnDimension();
      return Sample.checksum(index, n * n, new MatrixEntries(product, n));
    }
  }

  private record MatrixEntries(BlockRealMatrix matrix, long n) implements Sample.Entries {
    @Override
    public double at(long position) {
      return matrix.getEntry((int) (position / n), (int) (position % n));
    }
  }

  private static final class VectorProduct implements SharedInputBatch.Job<Inputs.VectorPair> {
    @Override
    public long run(int index, Inputs.VectorPair input) {
      // Every task multiplies the same vectors; the index tells their checksums apart.
      return 31L * index + Double.doubleToLongBits(input.a().dotProduct(input.b()));
    }
  }

  @Override
  public Footprint footprint(Parameters parameters) {
    long size = parameters.size();
    if (isVector(parameters.settings())) {
      return Inputs.footprint(parameters, 2 * size * Double.BYTES, 0);
    }
    long matrixBytes = size * size * Double.BYTES;
    return Inputs.footprint(parameters, 2 * matrixBytes, matrixBytes);
  }
}
