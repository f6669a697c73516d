package dev.parallax.campaign.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.campaign.cell.Cell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

class ResultStoreTest {
  @TempDir Path folder;

  private static Cell cell(int workers) {
    return new Cell(
        "dev.parallax.bench.BatchBenchmark.warm",
        Map.of("workload", "cpu", "workers", Integer.toString(workers)),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void whatIsPutTogetherRowByRowIsWhatJmhWritesOfAllRowsAtOnce() throws Exception {
    List<Cell> cells = List.of(cell(1), cell(2), cell(4));
    ResultStore store = new ResultStore(cells);
    Path file = folder.resolve("results.json");
    SomeRuns runs = new SomeRuns(new Random(11), 1);
    List<RunResult> expected = new ArrayList<>();
    for (Cell cell : cells) {
      RunResult run = runs.run(cell.benchmark(), Mode.AverageTime, TimeUnit.MILLISECONDS, 1);
      store.put(cell, 1, List.of(JmhResults.of(run, RowParams.of(run.getParams(), cell, 1))));
      // Each fork is written, as in a campaign, so that some rows are remembered texts.
      store.writeJson(file);
      expected.add(
          new RunResult(RowParams.of(run.getParams(), cell, 1), run.getBenchmarkResults()));
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(whole, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(expected);
    }
    assertThat(Files.readString(file)).isEqualTo(whole.toString(StandardCharsets.UTF_8));
  }
}
