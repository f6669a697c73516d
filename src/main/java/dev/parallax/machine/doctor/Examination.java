package dev.parallax.machine.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks so far, and the names of those that this machine has nothing to say about. */
final class Examination {
  private final List<Check> checks = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  void add(Check check) {
    checks.add(check);
  }

  /** A check of something that may be absent. */
  <T> void add(String what, Optional<T> value, Function<T, Check> check) {
    if (value.isPresent()) {
      checks.add(check.apply(value.get()));
    } else {
      unreadable.add(what);
    }
  }

  Diagnosis diagnosis() {
    return new Diagnosis(checks, unreadable);
  }
}
