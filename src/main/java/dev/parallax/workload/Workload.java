package dev.parallax.workload;

import dev.parallax.suite.Trait;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A kind of work: it prepares its input and makes tasks.
 *
 * <p>The same workload with the same parameters makes the same tasks in every JVM: a child JVM
 * prepares its own batch and is told only which task to run. So nothing has to be serialisable.
 *
 * <p>Only {@link #prepare} must be written; the class must be public and have a public constructor
 * without parameters. This interface is the suite's promise to its users: methods are added with a
 * default, and none is taken away or changes its meaning.
 *
 * <pre>{@code
 * public class Primes implements Workload {
 *   public Batch prepare(Parameters parameters) {
 *     return Batch.of(parameters.tasks(), index -> countPrimesBelow(parameters.size()) + index);
 *   }
 * }
 * }</pre>
 */
public interface Workload {
  /**
   * The name under which it is chosen, such as {@code file-write}: lower case, digits and hyphens;
   * the class's own in that form, if nothing else is said.
   */
  default String name() {
    String simpleName = getClass().getName().replaceFirst(".*[.$]", "");
    // MyHTTPCall is my-http-call.
    return simpleName
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** One line about what a task does. */
  default String description() {
    return getClass().getName();
  }

  /** How many tasks a batch has, and how large one is, for {@code size=default}. */
  default Sizes defaultSizes() {
    return new Sizes(16, 1);
  }

  /** The same, for a workload whose settings decide what {@code size} counts. */
  default Sizes defaultSizes(Map<String, String> settings) {
    return defaultSizes();
  }

  /** The same for {@code size=article}; a workload that the article lacks uses its default. */
  default Sizes articleSizes() {
    return defaultSizes();
  }

  /** As {@link #defaultSizes(Map)}, for {@code size=article}. */
  default Sizes articleSizes(Map<String, String> settings) {
    return articleSizes();
  }

  /** What a value of the parameter {@code size} counts, such as "doubles per vector". */
  default String sizeUnit() {
    return "as the workload takes it";
  }

  /** The workload's own settings beside {@code size} and {@code tasks}. */
  default List<Setting> settings() {
    return List.of();
  }

  /**
   * Starts what all workers of a trial share, such as a server; it is closed when the trial ends.
   *
   * @return nothing to close and the same parameters, unless a workload needs more
   * @throws Exception when it can't be started
   */
  default Service startService(Parameters parameters) throws Exception {
    return Service.none(parameters);
  }

  /**
   * Whether one service serves all trials of a campaign. True of one that stands for another
   * machine, such as a server: that has run for long before anybody asks it something.
   */
  default boolean sharesService() {
    return false;
  }

  /**
   * Makes the tasks and the input they need, before anything is timed; once per JVM.
   *
   * @throws Exception when the input can't be made
   */
  Batch prepare(Parameters parameters) throws Exception;

  /** How much heap the batch needs: so that a cell that can't fit is refused before it is run. */
  default Footprint footprint(Parameters parameters) {
    return Footprint.SMALL;
  }

  /** Why child JVMs do other work than threads here, if they do: shown, and never recommended. */
  default Sharing sharing() {
    return Sharing.NONE;
  }

  /** What about it decides how its cells are judged, and what is advised. */
  default Set<Trait> traits() {
    return sharing() == Sharing.NONE ? Set.of() : Set.of(Trait.OTHER_WORK_IN_PROCESSES);
  }
}
