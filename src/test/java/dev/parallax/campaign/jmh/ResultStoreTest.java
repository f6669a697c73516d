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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  @Test
  void everyNameAndValueIsValidJsonAndReadAsItIs() throws Exception {
    StringBuilder every = new StringBuilder();
    for (char c = 0; c < 0x3000; c++) {
      every.append(c);
    }
    every.append("\ud83d\ude00 ]] [[ }, { \"], [\" <br> \\u0041 , : ");
    List<String> names =
        new ArrayList<>(List.of(every.toString(), "\ue000\t\ue17f\n", "", "\"", "\\", "[", "]{"));
    long seed = System.nanoTime();
    System.out.println("names in JSON, seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      StringBuilder name = new StringBuilder();
      for (int j = 0; j < 20; j++) {
        name.append("[]{}\",:\\\n\t <>'\u001b\u202e\u2028&;".charAt(random.nextInt(19)));
      }
      names.add(name.toString());
    }
    SomeRuns runs = new SomeRuns(random, 1);
    for (String name : names) {
      Cell cell =
          new Cell(
              "dev.parallax.bench.BatchBenchmark.warm",
              Map.of("workload", name, "p" + name, "x"),
              Optional.empty(),
              Optional.empty());
      RunResult run = runs.run(cell.benchmark(), Mode.AverageTime, TimeUnit.MILLISECONDS, 1);
      ResultStore store = new ResultStore(List.of(cell));
      store.put(cell, 1, List.of(JmhResults.of(run, RowParams.of(run.getParams(), cell, 1))));
      Path file = folder.resolve("names.json");
      store.writeJson(file);

      JsonNode params = JsonMapper.shared().readTree(file).get(0).get("params");
      assertThat(params.get("workload").asString()).isEqualTo(name);
      assertThat(params.get("p" + name).asString()).isEqualTo("x");
    }
  }
}
