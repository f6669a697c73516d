package dev.parallax.cli.report;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.parallax.cli.console.BadUsage;
import dev.parallax.cli.console.Console;
import dev.parallax.cli.console.OutputFile;
import dev.parallax.file.Inside;
import dev.parallax.file.Sha256;
import dev.parallax.render.parts.Escape;
import dev.parallax.render.plot.Picture;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of pictures, in a run directory those of the report that was made last, and whatever
 * else somebody has put beside them.
 *
 * <p>A run that is resumed may have fewer pictures than it had, and one that is left over would be
 * read as one of this report. Which files are the suite's own stands in {@code SHA256SUMS}, in the
 * format of {@code sha256sum}: only what is listed there and still has the bytes that were written
 * is deleted. Names alone would not do, since a reader may have drawn something into a picture, or
 * put one there by {@code report --charts}.
 */
final class ChartFolder {
  /** Its names are those of pictures alone: nothing that is read here leads out of the folder. */
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}([a-z0-9-]+\\.svg)");

  private final Path folder;

  ChartFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes each picture as {@code ID.svg}, and says on the error stream, which pipes leave alone,
   * where they are and what wasn't drawn.
   *
   * @throws BadUsage if something can't be written
   */
  void write(List<Picture> pictures, List<String> omitted, Console console) {
    try {
      write(pictures);
    } catch (FileAlreadyExistsException e) {
      throw new BadUsage("can't write charts: " + folder + " is a file, and has to be a directory");
    } catch (IOException e) {
      throw new BadUsage("can't write charts to " + folder + ": " + e.getMessage());
    }
    omitted.forEach(sentence -> console.err().println(Escape.plain(sentence)));
    int count = pictures.size();
    String found = count + (count == 1 ? " chart in " : " charts in ") + folder;
    console.err().println(Escape.plain(count == 0 ? "no charts" : found));
  }

  private void write(Iterable<Picture> pictures) throws IOException {
    Files.createDirectories(folder);
    for (Picture picture : pictures) {
      OutputFile.replace(folder.resolve(name(picture)), out -> out.write(picture.svg()));
    }
  }

  private static String name(Picture picture) {
    return picture.id() + ".svg";
  }

  /**
   * Writes these pictures, and deletes those of the report before that are not among them.
   *
   * @throws IOException if something can't be read, written or deleted
   */
  void replace(Iterable<Picture> pictures) throws IOException {
    Inside.requireFolderOrNothing(folder);
    Map<String, String> before = listed();
    Map<String, String> now = new TreeMap<>();
    for (Picture picture : pictures) {
      now.put(name(picture), Sha256.of(picture.svg().getBytes(StandardCharsets.UTF_8)));
    }
    write(pictures);
    for (Map.Entry<String, String> old : before.entrySet()) {
      if (!now.containsKey(old.getKey())) {
        deleteUnlessChanged(folder.resolve(old.getKey()), old.getValue());
      }
    }
    if (!before.isEmpty() || !now.isEmpty()) {
      list(now);
    }
  }

  private void list(Map<String, String> sums) throws IOException {
    Path file = folder.resolve(RunFiles.CHART_SUMS);
    if (sums.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    OutputFile.replace(
        file,
        out -> {
          for (Map.Entry<String, String> picture : sums.entrySet()) {
            out.write(picture.getValue() + "  " + picture.getKey() + "\n");
          }
        });
  }

  /** The sum of each picture of the report before; lines that say something else are nobody's. */
  private Map<String, String> listed() throws IOException {
    Path file = folder.resolve(RunFiles.CHART_SUMS);
    Map<String, String> sums = new TreeMap<>();
    if (Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.split("\n", -1)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          sums.put(matcher.group(2), matcher.group(1));
        }
      }
    }
    return sums;
  }

  private static void deleteUnlessChanged(Path file, String sum) throws IOException {
    if (Files.isRegularFile(file, NOFOLLOW_LINKS) && Sha256.of(file).equals(sum)) {
      Files.delete(file);
    }
  }
}
