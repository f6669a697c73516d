package dev.parallax.workload.builtin;

import dev.parallax.suite.Trait;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Footprint;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Short-lived garbage: small lists of short strings, built and soon dropped, as parsing and
 * answering requests does all day. It asks what is better: one heap that all workers share, or a
 * heap and a collector for each.
 *
 * <p>Every list goes into a window of the last {@value #WINDOW} and is dropped when its place is
 * needed again. The JIT can't keep objects off the heap that are stored in an array of more than 64
 * places ({@code EliminateAllocationArraySizeLimit}) and read back through an index it doesn't know
 * in advance; a test counts the bytes that a compiled task allocates. The checksum covers every
 * list at the time when it is dropped.
 *
 * <p>A list with its strings costs about 740 bytes, the scratch space of {@code Long.toString}
 * among them (measured on JDK 25). Input: only the seed, made everywhere.
 */
public final class AllocateWorkload extends DescribedWorkload {
  private static final int WINDOW = 1024;

  public AllocateWorkload() {
    super(
        "allocate",
        "short-lived garbage: small lists of short strings",
        "lists of 1 to 8 strings",
        new Sizes(16, 25_000),
        new Sizes(16, 25_000));
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.COMPUTES);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    int lists = parameters.size();
    return new EqualTasks(parameters.tasks()) {
      @Override
      public long run(int index) {
        return churn(index + 1L, lists);
      }
    };
  }

  static long churn(long seed, int lists) {
    List<List<String>> window = new ArrayList<>(WINDOW);
    for (int i = 0; i < WINDOW; i++) {
      window.add(List.of());
    }
    long x = seed;
    long sum = 0;
    for (int i = 0; i < lists; i++) {
      // Marsaglia's xorshift, as in cpu.
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
      List<String> dropped = window.set((int) (x >>> 54), words(x));
      sum = 31 * sum + checksum(dropped);
    }
    for (List<String> left : window) {
      sum = 31 * sum + checksum(left);
    }
    return sum;
  }

  private static List<String> words(long x) {
    List<String> words = new ArrayList<>();
    int count = (int) (x & 7) + 1;
    for (int i = 0; i < count; i++) {
      words.add(Long.toString(x >>> (8 * i), Character.MAX_RADIX));
    }
    return words;
  }

  private static long checksum(List<String> words) {
    long sum = words.size();
    for (String word : words) {
      sum = 31 * sum + word.length() + word.charAt(word.length() - 1);
    }
    return sum;
  }

  @Override
  public Footprint footprint(Parameters parameters) {
    // The window of a task, and room for garbage: a smaller heap would measure a choking collector.
    return new Footprint(1 << 20, 16 << 20);
  }
}
