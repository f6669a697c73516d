package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.OutputFile;
import dev.parallax.render.plot.Picture;
import dev.parallax.render.timeline.TimelinePicture;
import dev.parallax.table.timeline.TaskFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the pictures of figures go: one to a file or to standard output, any number to a folder.
 */
final class TimelinePictures {
  private TimelinePictures() {}

  /** Draws every figure; each picture has an id of its own. */
  static List<Picture> of(List<TaskFigure> figures) {
    List<Picture> pictures = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (TaskFigure figure : figures) {
      List<String> words = new ArrayList<>(List.of("timeline", figure.name()));
      words.addAll(figure.unusualSettings());
      String id = Picture.id(String.join(" ", words));
      String unique = id;
      for (int i = 2; !ids.add(unique); i++) {
        unique = id + "-" + i;
      }
      pictures.add(TimelinePicture.of(figure, unique));
    }
    return pictures;
  }

  /**
   * Writes them.
   *
   * @param output a folder that is there, a file, or empty for standard output
   * @throws BadUsage if several pictures would have to go into one file, or it can't be written
   */
  static void write(List<TaskFigure> figures, Optional<Path> output, Console console) {
    if (output.isPresent() && Files.isDirectory(output.get())) {
      for (Picture picture : of(figures)) {
        writeInto(output.get().resolve(picture.id() + ".svg"), picture, console);
      }
      return;
    }
    if (figures.size() > 1) {
      throw new BadUsage(
          ("an SVG file holds one picture and there are %s; choose by --workload and --lifecycle,"
                  + " or name a folder by --output: %s")
              .formatted(
                  figures.size(),
                  figures.stream().map(TaskFigure::name).collect(Collectors.joining("; "))));
    }
    String svg = of(figures).getFirst().svg();
    OutputFile.writeOrPrint(output, out -> out.write(svg + "\n"), console);
  }

  private static void writeInto(Path file, Picture picture, Console console) {
    try {
      OutputFile.write(file, out -> out.write(picture.svg() + "\n"));
      console.out().println(file);
    } catch (IOException e) {
      throw new BadUsage("can't write " + file + ": " + e.getMessage());
    }
  }
}
