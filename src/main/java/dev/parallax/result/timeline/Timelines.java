package dev.parallax.result.timeline;

import dev.parallax.file.Inside;
import dev.parallax.json.JsonReader;
import dev.parallax.json.UnreadableJson;
import dev.parallax.result.Problem;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All time lines of a run.
 *
 * @param timelines those that could be read, by the names of their files
 * @param problems why others couldn't
 */
public record Timelines(List<Timeline> timelines, List<Problem> problems) {

  public Timelines {
    timelines = List.copyOf(timelines);
    problems = List.copyOf(problems);
  }

  /**
   * Reads the files in {@code timeline/} of a run directory.
   *
   * @param path a run directory, its {@code timeline} folder, or one file of it
   */
  public static Timelines read(Path path) {
    if (!Files.exists(path)) {
      return none(Problem.of(path, "no such file or directory"));
    }
    try {
      List<Path> files = Files.isDirectory(path) ? files(folder(path)) : List.of(path);
      if (files.isEmpty()) {
        return none(
            Problem.of(
                path, "there are no time lines in it; a run makes them with -prof timeline"));
      }
      return read(files, Optional.of(path).filter(Files::isDirectory));
    } catch (IOException e) {
      return none(Problem.of(path, e));
    }
  }

  private static Timelines none(Problem why) {
    return new Timelines(List.of(), List.of(why));
  }

  private static Path folder(Path directory) {
    Path inside = directory.resolve(RunFiles.TIMELINES);
    boolean isRun = Files.exists(directory.resolve(RunFiles.RESULTS));
    return isRun || Files.isDirectory(inside) ? inside : directory;
  }

  /** A file that is just being written has another name. */
  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /**
   * Reads some files.
   *
   * @param directory where they are, which may come from anybody; empty if the user named them
   */
  private static Timelines read(List<Path> files, Optional<Path> directory) {
    List<Timeline> timelines = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        if (directory.isPresent() && Inside.leadsOut(directory.get(), file)) {
          problems.add(Problem.of(file, "can't be read: it is no file of this directory"));
        } else {
          timelines.add(JsonReader.read(file, parser -> TimelineParser.read(parser, file)));
        }
      } catch (UnreadableJson e) {
        problems.add(Problem.of(file, e));
      } catch (IOException e) {
        problems.add(Problem.of(file, e));
      }
    }
    return new Timelines(timelines, problems);
  }
}
