package dev.parallax.cli;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.rounds.Progress.Position;
import dev.parallax.cli.console.Terminal;
import dev.parallax.cli.run.ProgressLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The progress of a run, at a terminal that {@link NarrowedTerminalIT} resizes meanwhile. Each step
 * waits until a file of its name stands in the folder that is the only argument.
 */
final class LiveLineShow {
  static final int LINES_ABOVE = 20;

  private LiveLineShow() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Map<String, String> params = new LinkedHashMap<>();
    params.put("workload", "cpu");
    params.put("model", "platform");
    params.put("workers", "2");
    Cell cell =
        new Cell(
            "dev.parallax.bench.BatchBenchmark.warm", params, Optional.empty(), Optional.empty());
    Position at = new Position(3, 7, 31, 78, Duration.ofSeconds(95), true);
    Optional<String> answer =
        Optional.of("cpu, warm: platform x 2, at most 9 % slower than the best");
    // A full screen: on an empty one tmux moves half a wrapped line out of everybody's reach.
    System.err.print("above\n".repeat(LINES_ABOVE));
    try (ProgressLines progress = ProgressLines.on(Terminal.console())) {
      progress.measured(cell, at, 1, "ms/op");
      progress.started(cell, 3, answer);
      await(folder.resolve("note"));
      progress.note("a note");
      progress.started(cell, 3, answer);
      await(folder.resolve("end"));
    }
    System.err.println("the end");
    await(folder.resolve("gone"));
  }

  private static void await(Path file) throws IOException, InterruptedException {
    while (!Files.exists(file)) {
      Thread.sleep(5);
    }
  }
}
