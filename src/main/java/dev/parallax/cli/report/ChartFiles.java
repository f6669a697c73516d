package dev.parallax.cli.report;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.OutputFile;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.plot.Picture;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pictures as files. */
final class ChartFiles {
  private ChartFiles() {}

  /**
   * Writes each picture as {@code ID.svg}.
   *
   * @param folder made if it isn't there
   * @throws IOException if something can't be written
   */
  static void write(Iterable<Picture> pictures, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Picture picture : pictures) {
      OutputFile.write(folder.resolve(name(picture)), out -> out.write(picture.svg()));
    }
  }

  /** The name of a picture's file. */
  static String name(Picture picture) {
    return picture.id() + ".svg";
  }

  /**
   * Writes each picture as {@code ID.svg}, and says on the error stream, which pipes leave alone,
   * where they are and what wasn't drawn.
   *
   * @param folder made if it isn't there
   * @param omitted what wasn't drawn, a sentence each
   * @throws BadUsage if something can't be written
   */
  static void write(List<Picture> pictures, List<String> omitted, Path folder, Console console) {
    try {
      write(pictures, folder);
    } catch (FileAlreadyExistsException e) {
      throw new BadUsage("can't write charts: " + folder + " is a file, and has to be a directory");
    } catch (IOException e) {
      throw new BadUsage("can't write charts to " + folder + ": " + e.getMessage());
    }
    omitted.forEach(sentence -> console.err().println(Escape.plain(sentence)));
    int count = pictures.size();
    console
        .err()
        .println(
            Escape.plain(
                count == 0
                    ? "no charts"
                    : count + (count == 1 ? " chart in " : " charts in ") + folder));
  }
}
