package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.file.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * The results of all forks so far, merged as if JMH had run them in one go: one row for each cell
 * and mode, one fork of it for each round.
 *
 * <p>Every result comes here by way of the journal's own form of it, in a run that was never
 * interrupted too, so that a resumed run can't come to other figures.
 */
public final class ResultStore {
  private record RowKey(Cell cell, Mode mode) {}

  private record Row(BenchmarkParams params, List<BenchmarkResult> forks) {}

  private static final String HEAD = "[\n";
  private static final String BETWEEN = ",\n";
  private static final String TAIL = "\n]\n\n\n";

  private final Map<RowKey, SortedMap<Integer, Row>> rows = new LinkedHashMap<>();

  /**
   * What JMH writes of each row, encoded. Only one changes with each fork; to format all of them
   * again, or to encode megabytes of them, would be time between forks.
   */
  private final Map<RowKey, byte[]> asJson = new HashMap<>();

  /** The order of rows in the result: that of the plan, not the random one of a round. */
  public ResultStore(List<Cell> order) {
    for (Cell cell : order) {
      for (Mode mode : Mode.values()) {
        rows.put(new RowKey(cell, mode), new TreeMap<>());
      }
    }
  }

  /** Takes what a cell measured in a round, in place of what it may have measured there before. */
  public void put(Cell cell, int round, List<ModeResult> results) {
    for (ModeResult result : results) {
      RowKey row = new RowKey(cell, result.params().getMode());
      asJson.remove(row);
      rows.computeIfAbsent(row, key -> new TreeMap<>())
          .put(round, new Row(result.params(), JmhResults.toJmh(result)));
    }
  }

  public boolean isEmpty() {
    return rows.values().stream().allMatch(Map::isEmpty);
  }

  /** Replaces a file by all rows, in JMH's JSON. */
  public void writeJson(Path file) throws IOException {
    AtomicFile.write(file, this::writeJson);
  }

  /** Replaces a file by all rows. */
  public void write(JmhOptions.ResultFile file) throws IOException {
    if (file.isJson()) {
      writeJson(file.path());
    } else {
      AtomicFile.write(file.path(), formatted(merged(), file.format()));
    }
  }

  /** The same text as JMH's own of all rows at once, put together from its texts of each. */
  private void writeJson(OutputStream out) throws IOException {
    out.write(encoded(HEAD));
    String before = "";
    for (var row : rows.entrySet()) {
      if (!row.getValue().isEmpty()) {
        out.write(encoded(before));
        out.write(asJson.computeIfAbsent(row.getKey(), changed -> json(changed, row.getValue())));
        before = BETWEEN;
      }
    }
    out.write(encoded(TAIL));
  }

  private static byte[] json(RowKey key, SortedMap<Integer, Row> byRound) {
    HiddenCharacters hidden = HiddenCharacters.of(key.cell().allParams());
    RunResult row = merged(key, byRound, hidden::inName, hidden::inValue);
    String alone =
        hidden.shown(
            new String(formatted(List.of(row), ResultFormatType.JSON), StandardCharsets.UTF_8));
    if (!alone.startsWith(HEAD) || !alone.endsWith(TAIL)) {
      throw new IllegalStateException("this JMH writes JSON of another form");
    }
    return encoded(alone.substring(HEAD.length(), alone.length() - TAIL.length()));
  }

  private static byte[] encoded(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] formatted(Collection<RunResult> results, ResultFormatType format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(format, out).writeOut(results);
    }
    return bytes.toByteArray();
  }

  private Collection<RunResult> merged() {
    List<RunResult> merged = new ArrayList<>();
    rows.forEach((key, byRound) -> {
      if (!byRound.isEmpty()) {
        merged.add(merged(key, byRound, UnaryOperator.identity(), UnaryOperator.identity()));
      }
    });
    return merged;
  }

  private static RunResult merged(
      RowKey key,
      SortedMap<Integer, Row> byRound,
      UnaryOperator<String> name,
      UnaryOperator<String> value) {
    List<BenchmarkResult> forks =
        byRound.values().stream().flatMap(row -> row.forks().stream()).toList();
    // The last: a campaign may have found out by then how many warm-up iterations are enough.
    BenchmarkParams last = byRound.lastEntry().getValue().params();
    return new RunResult(RowParams.of(last, key.cell(), forks.size(), name, value), forks);
  }
}
