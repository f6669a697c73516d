package dev.parallax.measure;

import java.util.List;

/**
 * Whether a JVM is warm, by what the last stretches of its warm-up show: its compilers are idle, it
 * touches no new memory, and it does not get faster any more.
 *
 * <p>No one of the three is enough. A cold heap is slow without any compiler at work, and equally
 * slow batch after batch. Code can be as fast as it gets for a while and then be compiled anew. And
 * what a benchmark itself does only for the first time shows in nothing but its times.
 *
 * <p>Times are compared by medians of three stretches with the three before, so that one slow
 * moment of the machine neither ends a warm-up nor prolongs it. Tried and rejected: a number of
 * iterations that the median of all cells of a case needs. Cells with two workers needed one, while
 * the calling thread alone was 2.3 times as slow in its first measured iteration as in the others.
 */
public final class WarmUpRule {
  /** The least length of a stretch, which is at least one operation. */
  public static final double STRETCH_SECONDS = 0.05;

  /** This many stretches at the end are compared with the same number before them. */
  private static final int COMPARED = 3;

  /**
   * Share of one core that compilers may take; a program that has run for long has next to none.
   */
  private static final double MOST_COMPILING = 0.05;

  /** Faster by this than the stretches before is still getting faster: the margin of verdicts. */
  private static final double MARGIN = 0.05;

  /**
   * Memory that may become resident in a second. Where touching a page of 4 KiB costs 10 us, the
   * most that was seen, that is 2.5 % of the time.
   */
  private static final double MOST_BYTES_PER_SECOND = 10 * (1 << 20);

  private WarmUpRule() {}

  /**
   * A part of the warm-up.
   *
   * @param seconds how long it was
   * @param secondsPerOperation of its operations
   * @param compilingSeconds what compilers took meanwhile, those of child JVMs too
   * @param newBytes by how much memory in use has grown
   */
  public record Stretch(
      double seconds, double secondsPerOperation, double compilingSeconds, long newBytes) {}

  /** Whether a JVM that has come through these is warm. */
  public static boolean isWarm(List<Stretch> soFar) {
    int size = soFar.size();
    if (size < 2 * COMPARED) {
      return false;
    }
    List<Stretch> last = soFar.subList(size - COMPARED, size);
    List<Stretch> before = soFar.subList(size - 2 * COMPARED, size - COMPARED);
    double seconds = last.stream().mapToDouble(Stretch::seconds).sum();
    double compiling = last.stream().mapToDouble(Stretch::compilingSeconds).sum();
    double newBytes = last.stream().mapToLong(Stretch::newBytes).sum();
    return compiling <= MOST_COMPILING * seconds
        && newBytes <= MOST_BYTES_PER_SECOND * seconds
        && level(last) >= level(before) * (1 - MARGIN);
  }

  /**
   * After how long it was first as fast as at its end, in seconds: how long the warm-up of other
   * forks of the same case has to be.
   */
  public static double settledAfterSeconds(List<Stretch> all) {
    int size = all.size();
    if (size < COMPARED) {
      return all.stream().mapToDouble(Stretch::seconds).sum();
    }
    double level = level(all.subList(size - COMPARED, size));
    double seconds = 0;
    for (int i = 0; i + COMPARED <= size; i++) {
      if (level(all.subList(i, i + COMPARED)) <= level * (1 + MARGIN)) {
        return seconds;
      }
      seconds += all.get(i).seconds();
    }
    return seconds;
  }

  private static double level(List<Stretch> stretches) {
    return stretches.stream()
        .mapToDouble(Stretch::secondsPerOperation)
        .sorted()
        .skip(stretches.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
