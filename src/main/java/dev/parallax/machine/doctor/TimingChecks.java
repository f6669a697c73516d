package dev.parallax.machine.doctor;

import dev.parallax.machine.MachineFacts;
import java.util.Set;

/** Clocks and sleeps as a JVM sees them. */
record TimingChecks(MachineFacts machine, Measured measured) {
  /** Read without a system call. */
  private static final Set<String> FAST =
      Set.of("tsc", "kvm-clock", "arch_sys_counter", "hyperv_clocksource_tsc_page");

  private static final long COARSE_NANOS = 1_000;
  private static final double DEAR_NANOS = 200;
  private static final double MUCH_LOST = 0.01;
  private static final long LONG_GAP_NANOS = 10_000_000;
  private static final long LATE_NANOS = 500_000;

  void addTo(Examination examination) {
    examination.add("clock source", machine.clockSource(), this::source);
    examination.add(timer());
    examination.add(jitter());
    examination.add(sleep());
  }

  private Check source(String source) {
    if (FAST.contains(source)) {
      return Check.pass("clock source", source);
    }
    String why = "The kernel reads this clock slowly, in every System.nanoTime.";
    return machine.clockSources().contains("tsc")
        ? Check.command(
            "clock source",
            source,
            why,
            "echo tsc | sudo tee"
                + " /sys/devices/system/clocksource/clocksource0/current_clocksource")
        : Check.warn("clock source", source, why, "Measure batches of at least some milliseconds.");
  }

  private Check timer() {
    String value =
        "grain %s, a reading takes %s"
            .formatted(
                DoctorWords.nanos(measured.timerGrainNanos()),
                DoctorWords.nanos(measured.timerCostNanos()));
    return measured.timerGrainNanos() <= COARSE_NANOS && measured.timerCostNanos() <= DEAR_NANOS
        ? Check.pass("timer", value)
        : Check.warn(
            "timer",
            value,
            "Times of single tasks are no better than that; those of batches are.",
            "Don't read timelines of tasks shorter than some hundred times that.");
  }

  private Check jitter() {
    String value =
        "%s of time lost, longest gap %s"
            .formatted(
                DoctorWords.percent(measured.lostShare()),
                DoctorWords.nanos(measured.longestGapNanos()));
    return measured.lostShare() <= MUCH_LOST && measured.longestGapNanos() <= LONG_GAP_NANOS
        ? Check.pass("jitter", value)
        : Check.warn(
            "jitter",
            value,
            "A thread that only looks at the clock, one on each core, was put aside: something else"
                + " wants these cores.",
            "End it (see load and steal), or use more rounds (--rounds 9).");
  }

  private Check sleep() {
    String value =
        "1 ms takes %s too long, at worst %s"
            .formatted(
                DoctorWords.nanos(measured.sleepMedianNanos()),
                DoctorWords.nanos(measured.sleepLongestNanos()));
    return measured.sleepMedianNanos() <= LATE_NANOS
        ? Check.pass("sleep", value)
        : Check.warn(
            "sleep",
            value,
            "Work that waits (download, sleep, mixed) comes back late, by the timer and not by the"
                + " model.",
            "Compare such work with latencies well above it.");
  }
}
