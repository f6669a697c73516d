package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.measure.HandOver;
import dev.parallax.suite.RunFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/**
 * The files of JMH's profilers that write some ({@code jfr}, {@code async}). JMH names the folder
 * of such a file by the benchmark and its parameters, in the working directory, so that each fork
 * would write over the file of the one before. Here each cell and round has a folder of the run
 * directory.
 */
final class ProfileFiles {
  private static final Set<String> PROFILERS =
      Set.of(
          "jfr",
          "org.openjdk.jmh.profile.JavaFlightRecorderProfiler",
          "async",
          "org.openjdk.jmh.profile.AsyncProfiler");

  /** JMH's option for the folder, the same for both. */
  private static final String FOLDER = "dir";

  private static final int LONGEST_NAME = 100;

  private ProfileFiles() {}

  /** Whether a profiler, as it stands behind {@code -prof}, writes files. */
  static boolean writesFiles(String profiler) {
    return PROFILERS.contains(profiler.replaceFirst(":.*", ""));
  }

  /** Adds those of the user's profilers that write files to a fork's options. */
  static void addTo(
      ChainedOptionsBuilder fork, List<ProfilerConfig> profilers, Cell cell, HandOver handOver) {
    for (ProfilerConfig profiler : profilers) {
      if (writesFiles(profiler.getKlass())) {
        boolean isPlaced =
            Stream.of(profiler.getOpts().split(";", -1))
                .anyMatch(option -> option.startsWith(FOLDER + "="));
        String options =
            isPlaced || handOver.runDirectory().isEmpty()
                ? profiler.getOpts()
                : "%s%s%s=%s"
                    .formatted(
                        profiler.getOpts(),
                        profiler.getOpts().isEmpty() ? "" : ";",
                        FOLDER,
                        folder(handOver.runDirectory().get(), cell, handOver));
        fork.addProfiler(profiler.getKlass(), options);
      }
    }
  }

  /** {@code profiles/<cell>/round-<N>}, or {@code round-<N>-twin} for the cell's twin. */
  private static Path folder(Path runDirectory, Cell cell, HandOver handOver) {
    String label = cell.label();
    CRC32 sum = new CRC32();
    sum.update(label.getBytes(StandardCharsets.UTF_8));
    String readable = label.replaceAll("[^A-Za-z0-9._=-]+", "_");
    return runDirectory
        .resolve(RunFiles.PROFILES)
        .resolve(
            "%s-%08x"
                .formatted(
                    readable.substring(0, Math.min(LONGEST_NAME, readable.length())),
                    sum.getValue()))
        .resolve(
            "round-%s%s".formatted(handOver.round().orElse(1), handOver.twin() ? "-twin" : ""));
  }
}
