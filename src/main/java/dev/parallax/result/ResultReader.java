package dev.parallax.result;

import dev.parallax.file.Inside;
import dev.parallax.json.JsonReader;
import dev.parallax.json.UnreadableJson;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.RowParser;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonParser;

/** Reads a JMH JSON file, or a run directory. */
public final class ResultReader {

  /** The fact that says whether rounds took turns over all cells. */
  private static final String INTERLEAVED = "interleaved";

  private static final String LEADS_OUT = "can't be read: it is no file of this directory";

  private ResultReader() {}

  /**
   * Reads a file, or {@code results.json} of a run directory. In a run directory the i-th forks of
   * all rows are of the same round, unless it was run in plain JMH order; {@code environment.json}
   * tells of the machine and {@code aa.json} of the A/A control.
   *
   * @param path a JSON file or a run directory
   * @param label what reports shall call it
   */
  public static Reading read(Path path, String label) {
    boolean directory = Files.isDirectory(path);
    Path file = directory ? path.resolve(RunFiles.RESULTS) : path;
    if (directory && !Files.exists(file)) {
      return Problem.of(path, "the directory has no " + RunFiles.RESULTS);
    }
    if (!Files.exists(file)) {
      return Problem.of(file, "no such file");
    }
    if (!Files.isReadable(file)) {
      return Problem.of(file, "no permission to read it");
    }
    try {
      if (directory && !isInside(file)) {
        return Problem.of(file, LEADS_OUT);
      }
      if (Files.isRegularFile(file) && Files.size(file) == 0) {
        return Problem.of(file, "the file is empty; JMH leaves such a file when a run is aborted");
      }
      return withRun(
          label, file, JsonReader.read(file, parser -> RowParser.readAll(parser, label)));
    } catch (UnreadableJson e) {
      return Problem.of(file, e);
    } catch (IOException e) {
      return Problem.of(file, e);
    }
  }

  /** Adds what a campaign leaves beside its results; a lone file has nothing of it. */
  private static ResultFile withRun(String label, Path file, List<Measurement> rows)
      throws IOException {
    Path journal = file.resolveSibling(RunFiles.JOURNAL);
    Path environment = file.resolveSibling(RunFiles.ENVIRONMENT);
    if (!file.endsWith(RunFiles.RESULTS)
        || !(Files.isRegularFile(environment) || Files.exists(journal))) {
      return new ResultFile(label, file, false, rows);
    }
    List<Problem> problems = new ArrayList<>();
    Environment known =
        beside(environment, Environment::read, problems).orElse(Environment.unknown());
    List<AaTwin> twins =
        beside(file.resolveSibling(RunFiles.TWINS), AaTwin::readAll, problems).orElse(List.of());
    List<Disturbance> disturbances = List.of();
    if (Files.exists(journal) && !isInside(journal)) {
      problems.add(Problem.of(journal, LEADS_OUT));
    } else if (Files.exists(journal)) {
      JournalFacts facts = JournalFacts.read(journal);
      known = facts.addedTo(known);
      disturbances = facts.disturbances();
    }
    boolean rounds = !known.fact(INTERLEAVED).equals(Optional.of("false"));
    return new ResultFile(label, file, rounds, rows, known, twins, disturbances, problems);
  }

  /** Whether it is a file that lies in its directory, which may come from anybody. */
  private static boolean isInside(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    return directory != null && Files.isRegularFile(file) && !Inside.leadsOut(directory, file);
  }

  /** A file that may stand beside the results; one that can't be read is a problem beside them. */
  private static <T> Optional<T> beside(
      Path file, Function<JsonParser, T> reader, List<Problem> problems) {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      if (isInside(file)) {
        return Optional.of(JsonReader.read(file, reader));
      }
      problems.add(Problem.of(file, LEADS_OUT));
    } catch (UnreadableJson e) {
      problems.add(Problem.of(file, e));
    } catch (IOException e) {
      problems.add(Problem.of(file, e));
    }
    return Optional.empty();
  }
}
