package dev.parallax.suite;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A case: a workload in one lifecycle and with the same settings, whose cells are compared.
 *
 * @param benchmark full name of the benchmark with pools
 * @param workload the kind of work
 * @param lifecycle warm or cold
 * @param settings all other parameters, in the order of the results
 */
public record CaseKey(
    String benchmark, String workload, Lifecycle lifecycle, Map<String, String> settings) {
  public CaseKey {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Workload and lifecycle, with the settings that distinguish it from other cases. */
  public String name(Collection<CaseKey> all) {
    StringBuilder name = new StringBuilder(workload);
    settings.forEach((setting, value) -> {
      if (all.stream().anyMatch(other -> differs(other, setting, value))) {
        name.append(' ').append(setting).append('=').append(value);
      }
    });
    return name.append(", ").append(lifecycle.word()).toString();
  }

  private boolean differs(CaseKey other, String setting, String value) {
    return workload.equals(other.workload)
        && lifecycle == other.lifecycle
        && !value.equals(other.settings.get(setting));
  }
}
