package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.measure.TreeProfiler;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/** The profilers of a run: those that the user named, and {@code tree} unless it was turned off. */
final class SuiteProfilers {
  private static final String OPTION = "-prof";
  private static final String TREE_OFF = TreeProfiler.NAME + ":" + TreeProfiler.OFF;

  private SuiteProfilers() {}

  /** The same arguments without {@code -prof tree:off}, which JMH doesn't know. */
  static List<String> forJmh(List<String> arguments) {
    List<String> known = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.equals(OPTION) || i + 1 == arguments.size()) {
        known.add(argument);
      } else {
        i++;
        if (!arguments.get(i).equals(TREE_OFF)) {
          known.add(OPTION);
          known.add(arguments.get(i));
        }
      }
    }
    return known;
  }

  /** Whether the arguments turn {@code tree} off. */
  static boolean turnTreeOff(List<String> arguments) {
    for (int i = 1; i < arguments.size(); i++) {
      if (arguments.get(i).equals(TREE_OFF) && arguments.get(i - 1).equals(OPTION)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code tree} is among these. */
  static boolean haveTree(List<ProfilerConfig> profilers) {
    return profilers.stream()
        .anyMatch(profiler -> profiler.getKlass().equals(TreeProfiler.class.getName()));
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
