package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.measure.HandOver;
import dev.parallax.measure.TimelineProfiler;
import dev.parallax.measure.TimelineSettings;
import dev.parallax.measure.TreeProfiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.options.Options;

/**
 * The short names of the suite's own profilers. JMH has such names for its built-in ones alone and
 * takes any other for the name of a class.
 */
final class ProfilerNames {
  private static final Map<String, String> CLASSES =
      Map.of(
          TimelineProfiler.NAME,
          TimelineProfiler.class.getName(),
          TreeProfiler.NAME,
          TreeProfiler.class.getName());

  private ProfilerNames() {}

  /**
   * The same arguments with the full names of profilers behind {@code -prof}.
   *
   * @throws BadRequest if a profiler of the suite does not understand its settings
   */
  static List<String> resolve(List<String> arguments) throws BadRequest {
    List<String> resolved = new ArrayList<>(arguments);
    for (int i = 1; i < resolved.size(); i++) {
      if (arguments.get(i - 1).equals("-prof")) {
        check(arguments.get(i));
        resolved.set(
            i,
            Stream.of(arguments.get(i).split(",", -1))
                .map(ProfilerNames::resolve)
                .collect(Collectors.joining(",")));
      }
    }
    return resolved;
  }

  private static String resolve(String profiler) {
    int colon = profiler.indexOf(':');
    String name = colon < 0 ? profiler : profiler.substring(0, colon);
    return CLASSES.getOrDefault(name, name) + profiler.substring(name.length());
  }

  private static void check(String profilers) throws BadRequest {
    for (String profiler : profilers.split(",", -1)) {
      if (profiler.startsWith(TimelineProfiler.NAME + ":")) {
        try {
          var unused =
              TimelineSettings.parse(profiler.substring(TimelineProfiler.NAME.length() + 1));
        } catch (IllegalArgumentException e) {
          throw new BadRequest(String.valueOf(e.getMessage()));
        }
      }
    }
  }

  /** Whether forks draw their time lines unasked: where there is a run directory to keep them. */
  static boolean drawsTimelines(Options user, HandOver handOver) {
    return handOver.runDirectory().isPresent()
        && user.getProfilers().stream()
            .noneMatch(profiler -> profiler.getKlass().equals(TimelineProfiler.class.getName()));
  }
}
