package dev.parallax.measure.tree;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Task;
import dev.parallax.workload.Workload;

/** Tasks that each allocate a known number of bytes, and have their JVM collect them. */
public final class GarbageWorkload implements Workload {
  static final int PIECE_BYTES = 1 << 20;

  @Override
  public String name() {
    return "garbage";
  }

  @Override
  public String description() {
    return "allocates, and collects what it has allocated";
  }

  @Override
  public String sizeUnit() {
    return "MiB";
  }

  @Override
  public Sizes defaultSizes() {
    return new Sizes(4, 1);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    return new Batch() {
      @Override
      public int size() {
        return parameters.tasks();
      }

      @Override
      public Task task(int index) {
        return () -> {
          long sum = index;
          for (int i = 0; i < parameters.size(); i++) {
            byte[] piece = new byte[PIECE_BYTES];
            piece[index] = 1;
            sum += piece[index] + piece.length;
          }
          System.gc();
          return sum;
        };
      }
    };
  }
}
