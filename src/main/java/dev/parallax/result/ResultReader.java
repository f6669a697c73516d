package dev.parallax.result;

import dev.parallax.json.JsonReader;
import dev.parallax.json.UnreadableJson;
import dev.parallax.result.jmh.Measurement;
import dev.parallax.result.jmh.RowMemory;
import dev.parallax.result.jmh.RowParser;
import dev.parallax.suite.RunFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a JMH JSON file, or a run directory, row by row.
 *
 * <p>Memory goes with the number of rows, not with the size of the file: see {@link RowMemory}.
 */
public final class ResultReader {

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
      if (Files.isRegularFile(file) && Files.size(file) == 0) {
        return Problem.of(file, "the file is empty; JMH leaves such a file when a run is aborted");
      }
      List<Measurement> rows;
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        rows = JsonReader.read(in, parser -> rows(parser, label));
      }
      return withRun(new ResultFile(label, file, false, rows));
    } catch (UnreadableJson e) {
      return new Problem(file, e.line(), e.column(), e.reason());
    } catch (IOException e) {
      return Problem.of(file, "can't be read: " + e.getMessage());
    }
  }

  private static List<Measurement> rows(JsonParser parser, String label) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new UnreadableJson(parser, "not a JMH result: the top of the file is not an array");
    }
    List<Measurement> rows = new ArrayList<>();
    RowMemory memory = new RowMemory();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      rows.add(RowParser.read(parser, label, memory));
    }
    return rows;
  }

  /** Adds what a campaign leaves beside its results; a lone file has nothing of it. */
  private static ResultFile withRun(ResultFile file) throws IOException {
    Path environment = file.path().resolveSibling(RunFiles.ENVIRONMENT);
    boolean described = Files.isRegularFile(environment);
    if (!file.path().endsWith(RunFiles.RESULTS)
        || !(described || Files.exists(file.path().resolveSibling(RunFiles.JOURNAL)))) {
      return file;
    }
    ResultFile run = new ResultFile(file.label(), file.path(), true, file.measurements());
    if (described) {
      run = with(run, environment, Environment::read, ResultFile::withEnvironment);
    }
    Path twins = file.path().resolveSibling(RunFiles.TWINS);
    if (Files.isRegularFile(twins)) {
      run = with(run, twins, AaTwin::readAll, ResultFile::withTwins);
    }
    return withJournal(run);
  }

  /** Adds what a journal tells: when, what was measured again, changed and disturbed. */
  private static ResultFile withJournal(ResultFile file) throws IOException {
    Path journal = file.path().resolveSibling(RunFiles.JOURNAL);
    if (!Files.isRegularFile(journal)) {
      return file;
    }
    JournalFacts facts = JournalFacts.read(journal);
    Environment known = file.environment().with(Environment.RERUNS, String.valueOf(facts.reruns()));
    if (facts.span().isPresent()) {
      known =
          known
              .with(Environment.FIRST_START, facts.span().get().start())
              .with(Environment.LAST_END, facts.span().get().end());
    }
    return file.withDisturbances(facts.disturbances())
        .withEnvironment(
            facts.differences().isEmpty()
                ? known
                : known.with(Environment.DIFFERENCES, String.join("; ", facts.differences())));
  }

  /**
   * What a file beside the results adds to them; one that can't be read is a problem beside them.
   */
  private static <T> ResultFile with(
      ResultFile run,
      Path beside,
      Function<JsonParser, T> reader,
      BiFunction<ResultFile, T, ResultFile> adder) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(beside))) {
      return adder.apply(run, JsonReader.read(in, reader));
    } catch (UnreadableJson e) {
      return run.withProblem(new Problem(beside, e.line(), e.column(), e.reason()));
    } catch (IOException e) {
      return run.withProblem(Problem.of(beside, "can't be read: " + e.getMessage()));
    }
  }
}
