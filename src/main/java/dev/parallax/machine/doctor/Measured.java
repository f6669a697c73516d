package dev.parallax.machine.doctor;

import dev.parallax.machine.Counters;
import dev.parallax.machine.ForkConditions;
import dev.parallax.machine.MachineFiles;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the doctor measures.
 *
 * @param timerGrainNanos the smallest step of the clock
 * @param timerCostNanos what a reading of the clock takes
 * @param lostShare share of time that spinning threads didn't get, 0 to 1
 * @param longestGapNanos the longest time that one of them didn't run
 * @param sleepMedianNanos how much too long a sleep of 1 ms takes
 * @param sleepLongestNanos how much the longest one did
 * @param stealShare share of all CPU time that went to other virtual machines meanwhile
 * @param throttledPeriods periods in which our CPU quota was used up meanwhile
 * @param twins equal forks
 */
public record Measured(
    long timerGrainNanos,
    double timerCostNanos,
    double lostShare,
    long longestGapNanos,
    long sleepMedianNanos,
    long sleepLongestNanos,
    OptionalDouble stealShare,
    OptionalLong throttledPeriods,
    TwinForks twins) {
  /**
   * Measures for about 12 s.
   *
   * @throws IOException when a fork fails
   */
  public static Measured here(MachineFiles files) throws IOException, InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    Counters before = Counters.read(files);
    Probes.Timer timer = Probes.timer();
    Probes.Jitter jitter = Probes.jitter(threads);
    Probes.Sleep sleep = Probes.sleep();
    TwinForks twins = TwinForks.run(threads);
    ForkConditions meanwhile = ForkConditions.between(before, Counters.read(files), 0, 0);
    return new Measured(
        timer.grainNanos(),
        timer.costNanos(),
        jitter.lostShare(),
        jitter.longestNanos(),
        sleep.medianNanos(),
        sleep.longestNanos(),
        meanwhile.stealShare(),
        meanwhile.throttledPeriods(),
        twins);
  }
}
