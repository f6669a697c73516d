package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.measure.TimelineProfiler;
import dev.parallax.measure.TimelineSettings;
import dev.parallax.measure.TreeProfiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/**
 * The profilers of a run. JMH has short names for its built-in ones alone and takes any other name
 * for that of a class; and it knows nothing of {@code tree:off}.
 */
final class Profilers {
  private static final String OPTION = "-prof";
  private static final String TREE_OFF = TreeProfiler.NAME + ":" + TreeProfiler.OFF;

  private static final Map<String, String> CLASSES =
      Map.of(
          TimelineProfiler.NAME,
          TimelineProfiler.class.getName(),
          TreeProfiler.NAME,
          TreeProfiler.class.getName());

  private Profilers() {}

  /** Whether the arguments turn {@code tree} off. */
  static boolean turnTreeOff(List<String> arguments) {
    for (int i = 1; i < arguments.size(); i++) {
      if (arguments.get(i).equals(TREE_OFF) && arguments.get(i - 1).equals(OPTION)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same arguments without {@code -prof tree:off}, and with the full names of profilers.
   *
   * @throws BadRequest if a profiler of the suite does not understand its settings
   */
  static List<String> forJmh(List<String> arguments) throws BadRequest {
    List<String> known = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.equals(OPTION) || i + 1 == arguments.size()) {
        known.add(argument);
      } else {
        i++;
        String profilers = arguments.get(i);
        if (!profilers.equals(TREE_OFF)) {
          checkSettings(profilers);
          known.add(OPTION);
          known.add(
              Stream.of(profilers.split(",", -1))
                  .map(Profilers::withFullName)
                  .collect(Collectors.joining(",")));
        }
      }
    }
    return known;
  }

  private static String withFullName(String profiler) {
    int colon = profiler.indexOf(':');
    String name = colon < 0 ? profiler : profiler.substring(0, colon);
    return CLASSES.getOrDefault(name, name) + profiler.substring(name.length());
  }

  /** Those that write no files; an empty text if there are none. */
  static String withoutFiles(String profilers) {
    return Stream.of(profilers.split(",", -1))
        .filter(profiler -> !ProfileFiles.writesFiles(profiler))
        .collect(Collectors.joining(","));
  }

  private static void checkSettings(String profilers) throws BadRequest {
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

  /** Whether a profiler of the suite is among these. */
  static boolean have(List<ProfilerConfig> profilers, Class<?> wanted) {
    return profilers.stream().anyMatch(each -> each.getKlass().equals(wanted.getName()));
  }

  /**
   * Refuses a profiler that isn't there, or that doesn't take its settings or this system.
   *
   * @throws BadRequest naming it
   */
  static void check(List<ProfilerConfig> profilers) throws BadRequest {
    for (ProfilerConfig profiler : profilers) {
      try {
        var unused = ProfilerFactory.getProfilerOrException(profiler);
      } catch (ProfilerException e) {
        throw new BadRequest(
            "-prof %s: %s; -lprof lists them"
                .formatted(
                    profiler.getKlass(),
                    String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("")));
      }
    }
  }
}
