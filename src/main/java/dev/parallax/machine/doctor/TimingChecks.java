package dev.parallax.machine.doctor;

import dev.parallax.machine.MachineFacts;
import dev.parallax.machine.doctor.Diagnosis.Examination;
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
    boolean slow = !FAST.contains(source);
    boolean hasFaster = machine.clockSources().contains("tsc");
    String why = "The kernel reads this clock slowly, in every System.nanoTime.";
    return Check.of("clock source", source)
        .commandIf(
            slow && hasFaster,
            why,
            "echo tsc | sudo tee"
                + " /sys/devices/system/clocksource/clocksource0/current_clocksource")
        .warnIf(slow && !hasFaster, why, "Measure batches of at least some milliseconds.");
  }

  private Check timer() {
    Measured.Timer timer = measured.timer();
    return Check.of(
            "timer",
            "grain %s, a reading takes %s"
                .formatted(
                    DoctorWords.nanos(timer.grainNanos()), DoctorWords.nanos(timer.costNanos())))
        .warnIf(
            timer.grainNanos() > COARSE_NANOS || timer.costNanos() > DEAR_NANOS,
            "Times of single tasks are no better than that; those of batches are.",
            "Don't read timelines of tasks shorter than some hundred times that.");
  }

  private Check jitter() {
    Measured.Jitter jitter = measured.jitter();
    return Check.of(
            "jitter",
            "%s of time lost, longest gap %s"
                .formatted(
                    DoctorWords.percent(jitter.lostShare()),
                    DoctorWords.nanos(jitter.longestNanos())))
        .warnIf(
            jitter.lostShare() > MUCH_LOST || jitter.longestNanos() > LONG_GAP_NANOS,
            "A thread that only looks at the clock, one on each core, was put aside: something else"
                + " wants these cores.",
            "End it (see load and steal), or use more rounds (--rounds 9).");
  }

  private Check sleep() {
    Measured.Sleep sleep = measured.sleep();
    return Check.of(
            "sleep",
            "1 ms takes %s too long, at worst %s"
                .formatted(
                    DoctorWords.nanos(sleep.medianNanos()),
                    DoctorWords.nanos(sleep.longestNanos())))
        .warnIf(
            sleep.medianNanos() > LATE_NANOS,
            "Work that waits (download, sleep, mixed) comes back late, by the timer and not by the"
                + " model.",
            "Compare such work with latencies well above it.");
  }
}
