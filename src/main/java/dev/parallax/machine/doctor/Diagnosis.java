package dev.parallax.machine.doctor;

import dev.parallax.machine.JvmFacts;
import dev.parallax.machine.MachineFacts;
import java.util.List;

/**
 * What would spoil a measurement on this machine.
 *
 * @param checks all that could be looked at
 * @param unreadable what this system doesn't tell
 */
public record Diagnosis(List<Check> checks, List<String> unreadable) {
  public Diagnosis {
    checks = List.copyOf(checks);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Examines a machine by what is known of it and what was measured on it. The noise of the A/A
   * pair is judged elsewhere, by the decision rule.
   */
  public static Diagnosis of(MachineFacts machine, JvmFacts jvm, Measured measured) {
    Examination examination = new Examination();
    new ClockChecks(machine).addTo(examination);
    new CpuChecks(machine, jvm, measured).addTo(examination);
    new MemoryChecks(machine, jvm).addTo(examination);
    new TimingChecks(machine, measured).addTo(examination);
    return examination.diagnosis();
  }
}
