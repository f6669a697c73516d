package dev.parallax.workload.builtin;

import dev.parallax.suite.Trait;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Footprint;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sizes;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.linear.RealVector;

/**
 * The sum of two large vectors, through commons-math3's {@code ArrayRealVector.add}.
 *
 * <p>Each task makes a fresh result, as the library does and as {@code a + b} does in numpy. With
 * large results that is more than half of the work: memory that a collector just handed out is
 * touched for the first time, page by page (10^6 doubles: 6.4 ms, and 1.6 ms with {@code
 * -XX:+AlwaysPreTouch}), and in G1 a result of half a region or more is a humongous object of its
 * own. What remains is bound by memory bandwidth, so it stops scaling long before the cores are
 * used up.
 *
 * <p>Input: two vectors that all tasks share by reference; the article adds the same two every
 * time. A child JVM makes them from a seed, which is what the article's spawned children did and
 * what a program can do whose data are computed or read from a file. With {@code input=sent} it is
 * sent both with every task, as a program must whose data exist in one process only.
 */
public final class VectorAddWorkload extends DescribedWorkload {
  public VectorAddWorkload() {
    super(
        "vector-add",
        "sum of two large vectors with commons-math3, into a new one",
        "doubles per vector",
        new Sizes(16, 1_200_000),
        new Sizes(16, 8000 * 8000));
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.COMPUTES);
  }

  @Override
  public List<Setting> settings() {
    return List.of(Setting.input());
  }

  @Override
  public Batch prepare(Parameters parameters) {
    return SharedInputBatch.of(
        parameters, new Inputs.VectorPair.Form(parameters.size()), new Addition());
  }

  private static final class Addition implements SharedInputBatch.Job<Inputs.VectorPair> {
    @Override
    public long run(int index, Inputs.VectorPair input) {
      RealVector sum = input.a().add(input.b());
      return Sample.checksum(index, sum.getDimension(), new VectorEntries(sum));
    }
  }

  private record VectorEntries(RealVector vector) implements Sample.Entries {
    @Override
    public double at(long position) {
      return vector.getEntry((int) position);
    }
  }

  @Override
  public Footprint footprint(Parameters parameters) {
    long vectorBytes = (long) parameters.size() * Double.BYTES;
    return Inputs.footprint(parameters, 2 * vectorBytes, vectorBytes);
  }
}
