package dev.parallax.render.html;

import dev.parallax.render.plot.Picture;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page shows besides its tables, and a report of tables doesn't know.
 *
 * @param sources what was reported, in the order of the command line
 * @param command how to make the same page again, as a line for a shell; empty if unknown
 * @param speedUp pictures of the speed-up, to stand beside the answer
 * @param timelines one bar per task, of the same run
 * @param pictures all others
 * @param notDrawn why there is no picture of something, a sentence each
 */
public record Surroundings(
    List<Source> sources,
    String command,
    List<Picture> speedUp,
    List<Picture> timelines,
    List<Picture> pictures,
    List<String> notDrawn) {
  /** Nothing is known. */
  public static Surroundings unknown() {
    return new Surroundings(List.of(), "", List.of(), List.of(), List.of(), List.of());
  }

  /**
   * Something that was reported.
   *
   * @param label what the report calls it
   * @param path the file that was read
   * @param facts what it says of machine, JVM and run, in its order; empty if it says nothing
   */
  public record Source(String label, String path, Map<String, String> facts) {
    public Source {
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
  }
}
