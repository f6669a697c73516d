package dev.parallax.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a cell is known by.
 *
 * @param benchmark full name of its benchmark
 * @param params all of its parameters, in the order of the results
 */
public record CellKey(String benchmark, Map<String, String> params) {
  public CellKey {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /** Whether it runs batches of a workload, so that it is compared with others. */
  public boolean isBatch() {
    return Benchmarks.isBatch(benchmark) && params.containsKey(ParameterNames.WORKLOAD);
  }

  /** Whether the calling thread does the work. */
  public boolean isSerial() {
    return Benchmarks.isSerial(benchmark);
  }

  /** Whether child JVMs do the work. */
  public boolean isProcess() {
    return Model.PROCESS_LABEL.equals(params.get(ParameterNames.MODEL));
  }

  /** Whether other JVMs than its fork do the work. */
  public boolean hasOtherJvms() {
    return Model.of(params.getOrDefault(ParameterNames.MODEL, ""))
        .filter(Model::hasOtherJvms)
        .isPresent();
  }

  /** Whether its child JVMs have flags that their fork doesn't have. */
  public boolean hasChildArgs() {
    return params.containsKey(ParameterNames.CHILD_ARGS);
  }

  /** The kind of work; empty for a benchmark that has none. */
  public String workload() {
    return params.getOrDefault(ParameterNames.WORKLOAD, "");
  }

  /** Warm or cold; none of serial, and of what runs no batches. */
  public Optional<Lifecycle> lifecycle() {
    return Benchmarks.lifecycle(benchmark);
  }

  /**
   * The model that does the work. Children with flags of their own are another model than those
   * without, and so are virtual threads on a number of carriers that was asked for.
   */
  public String model() {
    if (isSerial()) {
      return Model.SERIAL.label();
    }
    String model = params.getOrDefault(ParameterNames.MODEL, "");
    if (!carriers().isEmpty()) {
      return "%s on %s carrier%s".formatted(model, carriers(), carriers().equals("1") ? "" : "s");
    }
    return hasChildArgs() ? model + " " + params.get(ParameterNames.CHILD_ARGS) : model;
  }

  /** How many carriers its virtual threads were to have; empty if nothing was asked for. */
  public String carriers() {
    return params.getOrDefault(ParameterNames.CARRIERS, "");
  }

  /** Whether its tasks have threads without a limit, so that it has no workers. */
  public boolean isUnbounded() {
    return Model.UNBOUNDED_LABEL.equals(params.get(ParameterNames.MODEL));
  }

  /** How many tasks at once, as the results have it; empty for serial and for unbounded. */
  public String workers() {
    return isSerial() || isUnbounded() ? "" : params.getOrDefault(ParameterNames.WORKERS, "");
  }

  /** All parameters that cells of one case have in common, but for the workload. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(params);
    ParameterNames.keepSettings(settings);
    return Collections.unmodifiableMap(settings);
  }

  /**
   * Whether this serial cell does the work of a case. It has fewer parameters; those that it has
   * must be the same.
   */
  public boolean isSerialOf(CaseKey other) {
    return isSerial()
        && benchmark.equals(Benchmarks.serialOf(other.benchmark()))
        && workload().equals(other.workload())
        && settings().entrySet().stream()
            .allMatch(setting ->
                setting
                    .getValue()
                    .equals(other.settings().getOrDefault(setting.getKey(), setting.getValue())));
  }
}
