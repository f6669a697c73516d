package dev.parallax.concurrency.pool;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which batch another JVM prepares, told by a list of texts.
 *
 * @param workloadClass name of the workload's class, which has a constructor without arguments
 * @param parameters what the batch is prepared with
 */
public record Opening(String workloadClass, Parameters parameters) {
  /** That of a worker in another JVM. */
  public static Opening of(Work work) {
    return new Opening(work.workload().getClass().getName(), work.parameters().forChild());
  }

  /** As texts: the class, tasks, size, then the names of settings and their values. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    texts.add(workloadClass);
    texts.add(Integer.toString(parameters.tasks()));
    texts.add(Integer.toString(parameters.size()));
    parameters
        .settings()
        .forEach((name, value) -> {
          texts.add(name);
          texts.add(value);
        });
    return texts;
  }

  /**
   * From {@link #texts()}.
   *
   * @throws java.util.NoSuchElementException if there are too few
   * @throws NumberFormatException if a number is none
   */
  public static Opening ofTexts(List<String> texts) {
    Iterator<String> next = texts.iterator();
    String workloadClass = next.next();
    int tasks = Integer.parseInt(next.next());
    int size = Integer.parseInt(next.next());
    Map<String, String> settings = new LinkedHashMap<>();
    while (next.hasNext()) {
      settings.put(next.next(), next.next());
    }
    return new Opening(workloadClass, Parameters.received(tasks, size, settings));
  }

  /** Makes the workload and prepares its batch. */
  public Batch prepare() throws ReflectiveOperationException {
    Workload workload =
        Class.forName(workloadClass)
            .asSubclass(Workload.class)
            .getDeclaredConstructor()
            .newInstance();
    return Work.prepare(workload, parameters);
  }
}
