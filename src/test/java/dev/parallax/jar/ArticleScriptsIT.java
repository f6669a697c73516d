package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The article's experiments in Python, and the table that holds them against the JVM's. */
@EnabledOnOs(OS.LINUX)
class ArticleScriptsIT {
  private static final PythonScript PYTHON = new PythonScript("python-article");
  private static final PythonScript TABLE = new PythonScript("article-table");

  private static final String VERDICTS =
      """
      {"schema": "parallax/2", "recommendations": [
        {"workload": "cpu", "lifecycle": "warm"}, {"workload": "dot-product", "lifecycle": "warm"},
        {"workload": "file-write", "lifecycle": "warm"}],
       "answers": [
        {"workload": "cpu", "lifecycle": "warm", "question": "parallel", "answer": "yes",
         "value": 0.5, "lo": 0.4, "hi": 0.625},
        {"workload": "cpu", "lifecycle": "warm", "question": "threads-or-processes",
         "answer": "either", "value": 1.02, "lo": 0.99, "hi": 1.04},
        {"workload": "file-write", "lifecycle": "warm", "question": "parallel", "answer": "no",
         "value": 1.2, "lo": 1.1, "hi": 1.3}],
       "cells": [
        {"family": "cpu, warm", "params": {}, "speedup": {"value": 1}},
        {"family": "cpu, warm", "params": {"model": "platform"},
         "speedup": {"value": 1.9, "lo": 1.8, "hi": 2.1}},
        {"family": "cpu, warm", "params": {"model": "process"}, "speedup": {"value": 1.2}},
        {"family": "cpu, warm", "params": {"model": "process"}, "speedup": {"value": 1.7}},
        {"family": "cpu, cold", "params": {"model": "process"}, "speedup": {"value": 9}}]}
      """;

  @TempDir Path folder;

  private static String cell(
      String work, String blas, String mode, int workers, double... seconds) {
    return "{\"work\":\"%s\",\"blas\":\"%s\",\"mode\":\"%s\",\"workers\":%d,\"seconds\":%s}"
        .formatted(work, blas, mode, workers, java.util.Arrays.toString(seconds));
  }

  private void write(boolean quick, String... cells) throws IOException {
    Files.createDirectories(folder.resolve("run"));
    Files.writeString(folder.resolve("run/verdicts.json"), VERDICTS);
    Files.writeString(
        folder.resolve("python.json"),
        """
        {"schema": "parallax-python/1", "rounds": 3, "quick": %s, "environment": {"python": "3.11.2",
        "gil": true, "numpy": "2.0.0", "blas": "some BLAS 1"}, "cells": [%s]}
        """
            .formatted(quick, String.join(",", cells)));
  }

  @Test
  void bothSidesAreAnsweredByOneRuleBesideTheArticlesOwnFigures() throws Exception {
    write(
        false,
        cell("cpu", "1", "serial", 0, 2, 2, 2.2),
        cell("cpu", "1", "threads", 2, 2.5, 2.4, 2.6),
        cell("cpu", "1", "fork", 2, 1, 1, 1.1),
        cell("cpu", "1", "spawn", 2, 1.6, 1.6, 1.76),
        cell("dot-product", "1", "serial", 0, 4, 4, 4),
        cell("dot-product", "1", "threads", 2, 2, 2.5, 2),
        cell("dot-product", "default", "serial", 0, 2, 2, 2),
        cell("dot-product", "default", "threads", 2, 2.5, 2, 2),
        cell("file-write", "1", "serial", 0, 1, 1, 1),
        cell("file-write", "1", "threads", 1, 1.25, 1.25, 1),
        cell("download", "1", "serial", 0, 1, 1, 1));
    String out = TABLE.run(folder, "run", "python.json").succeeded().out();
    assertThat(out.lines().filter(line -> line.startsWith("### ")))
        .containsExactly(
            "### Does running in parallel cut the time?",
            "### Which way cuts it more?",
            "### The speed-ups behind the answers",
            "### Why they differ, or don't");
    // Of the article 12.4 s over 5.14 s; of the JVM the answer's own interval, and 9x is cold.
    assertThat(out)
        .contains(
            "| cpu | yes, 2.41x | **yes**, 2.00x (", "| **yes**, 2.00x (1.60 to 2.50) | not m")
        .contains(
            "| cpu | processes: 0.57 | processes: 0.4", "| either: 1.02 (0.99 to 1.04) | not m")
        .contains("| cpu | the article | 1.37x |  |  | 2.41x |")
        .contains("|  | the JVM, warm | 1.90x (1.80 to 2.10) |  |  | 1.70x |")
        .contains("|  | the JVM, cold |  |  |  | 9.00x |")
        .contains("| file-write | yes, 1.18x | ", "| **no**, 0.83x (0.77 to 0.91) | not measured |")
        .contains("| dot-product, default BLAS |  | ")
        .contains(
            "- **dot-product**: numpy multiplies in BLAS", "serial loop is 2.00x as fast by its")
        .contains("- **cpu**: Python's threads take turns: ")
        .doesNotContain("download");
    assertThat(out)
        .containsPattern("\\|  \\| Python \\| 0\\.8\\dx \\(.*\\) \\|  \\| 2\\.00x .* \\| 1\\.25x ");
  }

  @Test
  void whatIsNoMeasurementIsRefusedInOneLine() throws Exception {
    write(true, cell("cpu", "1", "serial", 0, 1));
    Jar.Result quick = TABLE.run(folder, "run", "python.json");
    assertThat(quick.exitCode()).isEqualTo(2);
    assertThat(quick.err())
        .isEqualTo("error: python.json: made by --quick, whose times mean nothing\n");
    assertThat(TABLE.run(folder, "nowhere", "python.json").err())
        .startsWith("error: nowhere/verdicts.json: ")
        .doesNotContain("Traceback");
    assertThat(TABLE.run(folder, "--help").succeeded().out()).contains("JVM_RUN python.json");
  }

  @Test
  void pythonsThreadsAndProcessesAreMeasuredAndEveryTimeIsKept() throws Exception {
    Jar.Result result =
        PYTHON
            .run(
                folder,
                "--quick",
                "--works",
                "download,file-write,cpu",
                "--workers",
                "2",
                "--output",
                "python.json")
            .succeeded();
    assertThat(result.out())
        .contains("download, serial: ", "file-write, spawn x 2: ", "cpu, fork x 2: ")
        .contains("cpu, threads x 2: ");
    assertThat(Files.readString(folder.resolve("python.json")))
        .contains("\"schema\": \"parallax-python/1\"", "\"quick\": true", "\"python\": \"3.")
        .contains("\"defaultStartMethod\": ", "\"seconds\": [");
  }

  @Test
  void aMeasurementIsResumedByWholeRoundsOfTheSameCells() throws Exception {
    String[] tiny = {"--quick", "--works", "cpu", "--workers", "1", "--output", "more.json"};
    PYTHON.run(folder, tiny).succeeded();
    PYTHON.run(folder, with(tiny, "--resume", "--rounds", "2")).succeeded();
    assertThat(Files.readString(folder.resolve("more.json")))
        .contains("\"rounds\": 2")
        .containsPattern("\"seconds\": \\[\\s*[0-9.e-]+,\\s*[0-9.e-]+\\s*]");
    tiny[2] = "download";
    Jar.Result other = PYTHON.run(folder, with(tiny, "--resume"));
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err())
        .endsWith("more.json: was measured with other cells; it can't be resumed\n");
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void whatCannotBeMeasuredIsLeftOutInOneLine() throws Exception {
    // Hides numpy, wherever it is.
    Files.writeString(
        folder.resolve("sitecustomize.py"), "import sys\nsys.modules['numpy'] = None\n");
    PythonScript without =
        new PythonScript("python-article", Map.of("PYTHONPATH", folder.toString()));
    Jar.Result result = without.run(folder, "--dry-run").succeeded();
    assertThat(result.err()).contains("vector-add: left out, there is no numpy for ");
    assertThat(result.out()).contains("cpu, spawn x 8").doesNotContain("vector-add", "dot-product");

    Jar.Result large =
        PYTHON
            .run(folder, "--dry-run", "--works", "file-write", "--workers", "2,100000")
            .succeeded();
    assertThat(large.err())
        .contains(
            "file-write, spawn x 100000: left out, it needs about ", "of memory, this machine");
    assertThat(large.out()).contains("file-write, spawn x 2").doesNotContain("100000");

    assertThat(PYTHON.run(folder, "--works", "cpuu").err())
        .contains("--works cpuu: there are down");
    assertThat(PYTHON.run(folder, "--workers", "two").err()).contains("--workers two: numbers of");
  }
}
