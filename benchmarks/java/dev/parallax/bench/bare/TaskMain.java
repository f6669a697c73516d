package dev.parallax.bench.bare;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Workload;
import java.util.Map;

/** A program that prepares a workload and runs one task of it. */
public final class TaskMain {
  private TaskMain() {}

  /** Arguments: class of the workload, size, then names and values of settings in turn. */
  public static void main(String[] args) throws Exception {
    Workload workload =
        Class.forName(args[0]).asSubclass(Workload.class).getDeclaredConstructor().newInstance();
    Map<String, String> settings = new java.util.LinkedHashMap<>();
    for (int i = 2; i < args.length; i += 2) {
      settings.put(args[i], args[i + 1]);
    }
    try (Batch batch =
        workload.prepare(Parameters.received(1, Integer.parseInt(args[1]), settings))) {
      System.out.println(batch.task(0).run());
    }
  }
}
