package dev.parallax.campaign.jmh;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks in the jar, with their parameters and the values they are annotated with. */
public final class BenchmarkCatalog {
  private BenchmarkCatalog() {}

  /**
   * One benchmark.
   *
   * @param name full name
   * @param params annotated values of each of its parameters
   */
  public record Entry(String name, Map<String, List<String>> params) {
    public Entry {
      params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }
  }

  /** Those whose names match one of {@code includes} (or any, when empty), and no exclude. */
  public static List<Entry> find(List<String> includes, List<String> excludes) {
    OutputFormat silent =
        OutputFormatFactory.createFormatInstance(
            new java.io.PrintStream(java.io.OutputStream.nullOutputStream()), VerboseMode.SILENT);
    // A benchmark with several modes has an entry for each; here they are one.
    Map<String, Entry> found = new LinkedHashMap<>();
    for (BenchmarkListEntry entry : BenchmarkList.defaultList().find(silent, includes, excludes)) {
      Map<String, List<String>> params = new TreeMap<>();
      if (entry.getParams().hasValue()) {
        entry.getParams().get().forEach((name, values) -> params.put(name, List.of(values)));
      }
      found.putIfAbsent(entry.getUsername(), new Entry(entry.getUsername(), params));
    }
    return List.copyOf(found.values());
  }
}
