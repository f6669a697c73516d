package dev.parallax.result.timeline;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * When the tasks of some operations of a cell ran, as the profiler {@code timeline} noted it.
 *
 * @param file where it was read
 * @param benchmark full name
 * @param params of the cell
 * @param model who did the work
 * @param workers how many tasks could be in progress at once
 * @param round of the campaign, if that is known
 * @param iteration measured iteration, from 1
 * @param operationsInIteration how many operations the iteration had
 * @param operations the last of these, at least one
 */
public record Timeline(
    Path file,
    String benchmark,
    Map<String, String> params,
    String model,
    int workers,
    OptionalInt round,
    int iteration,
    int operationsInIteration,
    List<TimedOperation> operations) {
  public Timeline {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    operations = List.copyOf(operations);
  }
}
