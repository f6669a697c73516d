package dev.parallax.machine.doctor;

import dev.parallax.machine.JvmFacts;
import dev.parallax.machine.MachineFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What would spoil a measurement on this machine.
 *
 * @param checks all that could be looked at
 * @param unreadable checks for which this system has no figures
 */
public record Diagnosis(List<Check> checks, List<String> unreadable) {
  /**
   * Examines a machine by what is known of it and what was measured on it. The noise of the A/A
   * pair is judged elsewhere, by the decision rule.
   */
  public static Diagnosis of(MachineFacts machine, JvmFacts jvm, Measured measured) {
    Examination examination = new Examination(new ArrayList<>(), new ArrayList<>());
    new ProcessorChecks(machine, jvm, measured).addTo(examination);
    new MemoryChecks(machine, jvm).addTo(examination);
    new TimingChecks(machine, measured).addTo(examination);
    return new Diagnosis(List.copyOf(examination.checks), List.copyOf(examination.unreadable));
  }

  /** Checks so far, and the names of those for which this machine has no figures. */
  record Examination(List<Check> checks, List<String> unreadable) {
    void add(Check check) {
      checks.add(check);
    }

    /** A check of something that may be absent. */
    <T> void add(String what, Optional<T> value, Function<T, Check> check) {
      value.map(check).ifPresentOrElse(checks::add, () -> unreadable.add(what));
    }
  }
}
