package dev.parallax.machine.doctor;

import dev.parallax.machine.CpuFacts;
import dev.parallax.machine.MachineFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Frequency, heat and power. */
record ClockChecks(MachineFacts machine) {
  /** Thousandths of a degree; below it no processor that we know of slows itself down. */
  private static final long HOT_MILLIDEGREES = 85_000;

  void addTo(Examination examination) {
    CpuFacts.Clock clock = machine.cpu().clock();
    examination.add(
        "governor",
        Optional.of(clock.governors()).filter(governors -> !governors.isEmpty()),
        ClockChecks::governor);
    examination.add("turbo", clock.turbo(), on -> turbo(on, clock));
    examination.add("temperature", heat(clock), check -> check);
    examination.add("power", machine.onBattery(), ClockChecks::power);
  }

  private static Check governor(List<String> governors) {
    String measured = String.join(", ", governors);
    return governors.equals(List.of("performance"))
        ? Check.pass("governor", measured)
        : Check.command(
            "governor",
            measured,
            "The clock follows the load: short batches and few workers run at another frequency"
                + " than long batches and many.",
            "sudo cpupower frequency-set -g performance");
  }

  private static Check turbo(boolean on, CpuFacts.Clock clock) {
    if (!on) {
      return Check.pass("turbo", "off");
    }
    boolean intel = clock.driver().orElse("").equals("intel_pstate");
    return Check.command(
        "turbo",
        "on",
        "The more cores are busy and the warmer they are, the lower the clock, so one worker is"
            + " flattered against many, and the first rounds against the last.",
        intel
            ? "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo"
            : "echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost");
  }

  private Optional<Check> heat(CpuFacts.Clock clock) {
    OptionalLong count = clock.throttledCount();
    OptionalLong hottest = machine.hottestMillidegrees();
    if (count.isEmpty() && hottest.isEmpty()) {
      return Optional.empty();
    }
    String degrees =
        hottest.isPresent()
            ? String.format(Locale.ROOT, "%d C", Math.round(hottest.getAsLong() / 1000.0))
            : "";
    String throttled =
        count.isPresent()
            ? "slowed down by heat " + DoctorWords.count(count.getAsLong(), "time")
            : "";
    String measured = degrees + (degrees.isEmpty() || throttled.isEmpty() ? "" : ", ") + throttled;
    boolean hot = hottest.orElse(0) >= HOT_MILLIDEGREES || count.orElse(0) > 0;
    return Optional.of(
        hot
            ? Check.warn(
                "temperature",
                measured,
                "A processor that is too hot lowers its clock for seconds at a time.",
                "Cool it, or limit its clock so that it stays below the limit.")
            : Check.pass("temperature", measured));
  }

  private static Check power(boolean onBattery) {
    return onBattery
        ? Check.warn(
            "power",
            "battery",
            "On battery most laptops lower the clock, more so as it runs down.",
            "Plug it in.")
        : Check.pass("power", "mains");
  }
}
