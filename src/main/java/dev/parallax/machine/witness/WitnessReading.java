package dev.parallax.machine.witness;

import java.util.Arrays;
import java.util.List;

/**
 * One run of the witness.
 *
 * @param nanos how long the slowest thread took, all its pieces together
 * @param checksum of what was computed; it depends on the number of runs before
 */
public record WitnessReading(long nanos, long checksum) {
  static WitnessReading of(List<long[]> pieces) {
    long slowest = 0;
    long checksum = 0;
    for (long[] thread : pieces) {
      int count = thread.length - 1;
      slowest = Math.max(slowest, Arrays.stream(thread, 0, count).sum());
      checksum += thread[count];
    }
    return new WitnessReading(slowest, checksum);
  }
}
