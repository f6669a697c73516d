package dev.parallax.machine.doctor;

import dev.parallax.machine.CpuFacts;
import dev.parallax.machine.JvmFacts;
import dev.parallax.machine.MachineFacts;
import dev.parallax.machine.Surroundings;
import dev.parallax.machine.doctor.Diagnosis.Examination;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Frequency, heat and power; how many cores are ours, and what else uses them. */
record ProcessorChecks(MachineFacts machine, JvmFacts jvm, Measured measured) {
  /** Thousandths of a degree; below it no processor that we know of slows itself down. */
  private static final long HOT_MILLIDEGREES = 85_000;

  private static final double BUSY_LOAD = 0.5;
  private static final double MUCH_STEAL = 0.01;

  void addTo(Examination examination) {
    CpuFacts.Clock clock = machine.cpu().clock();
    examination.add(
        "governor",
        Optional.of(clock.governors()).filter(governors -> !governors.isEmpty()),
        ProcessorChecks::governor);
    examination.add("turbo", clock.turbo(), on -> turbo(on, clock));
    examination.add("temperature", heat(clock), check -> check);
    examination.add("power", machine.onBattery(), ProcessorChecks::power);
    examination.add(cores());
    examination.add("hyper-threads", machine.cpu().smt(), this::hyperThreads);
    examination.add("throttling", throttled(), this::throttling);
    examination.add("load", boxed(machine.load()), ProcessorChecks::load);
    examination.add("steal", boxed(measured.stealShare()), ProcessorChecks::steal);
    examination.add(surroundings());
  }

  private static Check governor(List<String> governors) {
    return Check.of("governor", String.join(", ", governors))
        .commandIf(
            !governors.equals(List.of("performance")),
            "The clock follows the load: short batches and few workers run at another frequency"
                + " than long batches and many.",
            "sudo cpupower frequency-set -g performance");
  }

  private static Check turbo(boolean on, CpuFacts.Clock clock) {
    return Check.of("turbo", on ? "on" : "off")
        .commandIf(
            on,
            "The more cores are busy and the warmer they are, the lower the clock, so one worker is"
                + " flattered against many, and the first rounds against the last.",
            clock.driver().orElse("").equals("intel_pstate")
                ? "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo"
                : "echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost");
  }

  private Optional<Check> heat(CpuFacts.Clock clock) {
    OptionalLong count = clock.throttledCount();
    OptionalLong hottest = machine.hottestMillidegrees();
    List<String> known = new ArrayList<>();
    hottest.ifPresent(degrees -> known.add(Math.round(degrees / 1000.0) + " C"));
    count.ifPresent(times -> known.add("slowed down by heat " + DoctorWords.count(times, "time")));
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Check.of("temperature", String.join(", ", known))
                .warnIf(
                    hottest.orElse(0) >= HOT_MILLIDEGREES || count.orElse(0) > 0,
                    "A processor that is too hot lowers its clock for seconds at a time.",
                    "Cool it, or limit its clock so that it stays below the limit."));
  }

  private static Check power(boolean onBattery) {
    return Check.of("power", onBattery ? "battery" : "mains")
        .warnIf(
            onBattery,
            "On battery most laptops lower the clock, more so as it runs down.",
            "Plug it in.");
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
    return Check.of("cores", measured)
        .warnIf(
            processors == 1,
            "Nothing can run side by side, so only work that waits can gain from more workers.",
            "Measure on a machine like the one that the answer is for.")
        .warnIf(
            quota.isPresent(),
            "A quota is time, not cores"
                + (quota.filter(cores -> cores != Math.rint(cores)).isPresent()
                    ? ", and a part of a core is none"
                    : "")
                + ": with more busy threads than that all of them stand still for the rest of each"
                + " period, and JIT and collector count.",
            "Give whole CPUs instead: docker run --cpuset-cpus=0-1 without --cpus; in Kubernetes"
                + " equal whole requests and limits under the static CPU manager.");
  }

  private Check hyperThreads(boolean on) {
    OptionalInt cores = machine.cpu().cores();
    String measured =
        on && cores.isPresent()
            ? "on, " + DoctorWords.count(cores.getAsInt(), "core")
            : on ? "on" : "off";
    return Check.of("hyper-threads", measured)
        .commandIf(
            on,
            "Two threads share a core, so workers beyond the cores gain less, and where the"
                + " scheduler puts two of them differs from fork to fork. Fine if the target has it"
                + " too; else:",
            "echo off | sudo tee /sys/devices/system/cpu/smt/control");
  }

  /** Periods since the group was made, this examination's included. */
  private Optional<Long> throttled() {
    return machine.limits().throttledPeriods().stream()
        .mapToObj(before -> before + measured.throttledPeriods().orElse(0))
        .findFirst();
  }

  private Check throttling(long periods) {
    String measuredPeriods =
        DoctorWords.count(periods, "period")
            + " so far, "
            + measured.throttledPeriods().orElse(0)
            + " of them just now";
    return Check.of("throttling", periods == 0 ? "never" : measuredPeriods)
        .warnIf(
            periods > 0,
            "The CPU quota was used up, and everything stood still until the next period.",
            "Raise the quota or remove it while measuring.");
  }

  private static Check load(double load) {
    return Check.of("load", String.format(Locale.ROOT, "%.2f in the last minute", load))
        .commandIf(
            load > BUSY_LOAD,
            "Something else runs, or has just run, and takes cores from the forks. End it, and wait"
                + " a minute:",
            "top -o %CPU");
  }

  private static Check steal(double share) {
    return Check.of("steal", DoctorWords.percent(share) + " while measuring")
        .warnIf(
            share > MUCH_STEAL,
            "The hypervisor gives our cores to others, for seconds at a time.",
            "Use an instance with dedicated cores, or more rounds (--rounds 9).");
  }

  private Check surroundings() {
    Surroundings around = machine.surroundings();
    boolean virtual = around.virtual().orElse(false);
    List<String> known = new ArrayList<>();
    around.container().ifPresent(name -> known.add(name + " container"));
    if (virtual) {
      known.add("virtual machine" + around.hypervisor().map(name -> " (" + name + ")").orElse(""));
    }
    return Check.of(
            "surroundings",
            known.isEmpty()
                ? "no sign of a container or a virtual machine"
                : String.join(" in a ", known))
        .warnIf(
            virtual,
            "Neighbours on the same host slow us down in ways that no counter in here shows.",
            "Keep the default order, which is interleaved, and at least 5 rounds; no --plain.");
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.stream().boxed().findFirst();
  }
}
