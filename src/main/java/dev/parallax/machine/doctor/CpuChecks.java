package dev.parallax.machine.doctor;

import dev.parallax.machine.JvmFacts;
import dev.parallax.machine.MachineFacts;
import dev.parallax.machine.Surroundings;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Cores: how many are ours, and who else uses them. */
record CpuChecks(MachineFacts machine, JvmFacts jvm, Measured measured) {
  private static final double BUSY_LOAD = 0.5;
  private static final double MUCH_STEAL = 0.01;

  void addTo(Examination examination) {
    examination.add(cores());
    examination.add("hyper-threads", machine.cpu().smt(), this::hyperThreads);
    examination.add("throttling", throttled(), this::throttling);
    examination.add("load", boxed(machine.load()), CpuChecks::load);
    examination.add("steal", boxed(measured.stealShare()), CpuChecks::steal);
    examination.add(virtual());
  }

  private Check cores() {
    int processors = jvm.processors();
    Optional<Double> quota = machine.limits().quotaCores();
    String measured =
        DoctorWords.count(processors, "processor")
            + " for the JVM"
            + (machine.cpu().online().isPresent()
                ? ", " + machine.cpu().online().getAsInt() + " online"
                : "")
            + quota.map(cores -> ", a quota of " + DoctorWords.number(cores)).orElse("");
    if (quota.isPresent()) {
      return Check.warn(
          "cores",
          measured,
          (quota.get() == Math.rint(quota.get())
                  ? "A quota is time, not cores"
                  : "A quota is time, not cores, and a part of a core is none")
              + ": with more busy threads than that all of them stand still for the rest of each"
              + " period, and JIT and collector count.",
          "Give whole CPUs instead: docker run --cpuset-cpus=0-1 without --cpus; in Kubernetes"
              + " equal whole requests and limits under the static CPU manager.");
    }
    if (processors == 1) {
      return Check.warn(
          "cores",
          measured,
          "Nothing can run side by side, so only work that waits can gain from more workers.",
          "Measure on a machine like the one that the answer is for.");
    }
    return Check.pass("cores", measured);
  }

  private Check hyperThreads(boolean on) {
    if (!on) {
      return Check.pass("hyper-threads", "off");
    }
    return Check.command(
        "hyper-threads",
        machine.cpu().cores().isPresent()
            ? "on, " + DoctorWords.count(machine.cpu().cores().getAsInt(), "core")
            : "on",
        "Two threads share a core, so workers beyond the cores gain less, and where the scheduler"
            + " puts two of them differs from fork to fork. Fine if the target has it too; else:",
        "echo off | sudo tee /sys/devices/system/cpu/smt/control");
  }

  /** Periods since the group was made, this examination's included. */
  private Optional<Long> throttled() {
    OptionalLong before = machine.limits().throttledPeriods();
    return before.isPresent()
        ? Optional.of(before.getAsLong() + measured.throttledPeriods().orElse(0))
        : Optional.empty();
  }

  private Check throttling(long periods) {
    return periods == 0
        ? Check.pass("throttling", "never")
        : Check.warn(
            "throttling",
            DoctorWords.count(periods, "period")
                + " so far, "
                + measured.throttledPeriods().orElse(0)
                + " of them just now",
            "The CPU quota was used up, and everything stood still until the next period.",
            "Raise the quota or remove it while measuring.");
  }

  private static Check load(double load) {
    String measured = String.format(Locale.ROOT, "%.2f in the last minute", load);
    return load <= BUSY_LOAD
        ? Check.pass("load", measured)
        : Check.command(
            "load",
            measured,
            "Something else runs, or has just run, and takes cores from the forks. End it, and wait"
                + " a minute:",
            "top -o %CPU");
  }

  private static Check steal(double share) {
    return share <= MUCH_STEAL
        ? Check.pass("steal", DoctorWords.percent(share) + " while measuring")
        : Check.warn(
            "steal",
            DoctorWords.percent(share) + " while measuring",
            "The hypervisor gives our cores to others, for seconds at a time.",
            "Use an instance with dedicated cores, or more rounds (--rounds 9).");
  }

  private Check virtual() {
    Surroundings around = machine.surroundings();
    String container = around.container().map(name -> name + " container").orElse("");
    if (!around.virtual().orElse(false)) {
      return Check.pass(
          "surroundings",
          container.isEmpty() ? "no sign of a container or a virtual machine" : container);
    }
    String machineName =
        "virtual machine" + around.hypervisor().map(name -> " (" + name + ")").orElse("");
    return Check.warn(
        "surroundings",
        container.isEmpty() ? machineName : container + " in a " + machineName,
        "Neighbours on the same host slow us down in ways that no counter in here shows.",
        "Keep the default order, which is interleaved, and at least 5 rounds; no --plain.");
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }
}
