package dev.parallax.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Results as JMH writes them, of any benchmark, with one value per fork. */
final class JmhRows {
  private final List<String> rows = new ArrayList<>();

  /**
   * Adds a row.
   *
   * @param params such as {@code "n":"1"}; may be empty
   * @param flags of its JVM, with spaces between them
   */
  JmhRows row(
      String benchmark, String params, String mode, String unit, String flags, double... forks) {
    rows.add(
        """
        {"benchmark":"%s","mode":"%s","threads":1,"forks":%d,"jdkVersion":"21","vmName":"VM",
         "jvmArgs":[%s],"params":{%s},"primaryMetric":%s,"secondaryMetrics":{SECONDARY}}
        """
            .formatted(
                benchmark,
                mode,
                forks.length,
                flags.isEmpty()
                    ? ""
                    : Arrays.stream(flags.split(" ", -1))
                        .map(flag -> "\"" + flag + "\"")
                        .collect(Collectors.joining(",")),
                params,
                metric(unit, forks)));
    return this;
  }

  /** Adds a row in {@code us/op}. */
  JmhRows time(String benchmark, String params, double... forks) {
    return row(benchmark, params, "avgt", "us/op", "", forks);
  }

  /** Adds a secondary metric to the last row. */
  JmhRows with(String name, String unit, double... forks) {
    String row = rows.removeLast();
    String end = row.contains("{SECONDARY") ? "" : ",";
    rows.add(
        row.replace("SECONDARY", end + "\"" + name + "\":" + metric(unit, forks) + "SECONDARY")
            .replace("}\"", "},\"")
            .replace("{,", "{"));
    return this;
  }

  private static String metric(String unit, double... forks) {
    return "{\"score\":%s,\"scoreUnit\":\"%s\",\"rawData\":[%s]}"
        .formatted(
            number(Arrays.stream(forks).average().orElse(Double.NaN)),
            unit,
            Arrays.stream(forks)
                .mapToObj(fork -> "[" + number(fork) + "," + number(fork) + "]")
                .collect(Collectors.joining(",")));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "\"NaN\"";
  }

  /** Writes the file. */
  String write(Path file) {
    try {
      String all = String.join(",", rows).replace("SECONDARY", "");
      return Files.writeString(file, "[" + all + "]").toString();
    } catch (IOException e) {
      throw new UncheckedIOException("the test's folder can be written", e);
    }
  }
}
