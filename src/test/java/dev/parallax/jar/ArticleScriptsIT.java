package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
      {"schema": "parallax/1", "recommendations": [
        {"workload": "cpu", "lifecycle": "cold", "kind": "insufficient-data"},
        {"workload": "cpu", "lifecycle": "warm", "kind": "prefer", "model": "platform",
         "workers": 2, "speedup": {"value": 1.9, "lo": 1.85, "hi": 1.95}},
        {"workload": "dot-product", "lifecycle": "warm", "kind": "no-clear-winner",
         "model": "virtual", "workers": 4, "speedup": {"value": 1.8, "lo": 1.5, "hi": 2.1}},
        {"workload": "file-write", "lifecycle": "warm", "kind": "prefer", "model": "serial"}],
       "cells": [
        {"family": "cpu, warm", "params": {}, "speedup": {"value": 1}},
        {"family": "cpu, warm", "params": {"model": "platform"}, "speedup": {"value": 1.9}},
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
  void oneTableHoldsBothAnswersAndSaysWhyTheyDiffer() throws Exception {
    write(
        false,
        cell("cpu", "1", "serial", 0, 2, 2, 2.2),
        cell("cpu", "1", "threads", 2, 2.5, 2.4, 2.6),
        cell("cpu", "1", "fork", 2, 1, 1.25, 1.1),
        cell("cpu", "1", "spawn", 2, 1.6, 1.6, 1.6),
        cell("dot-product", "1", "serial", 0, 4, 4, 4),
        cell("dot-product", "1", "threads", 2, 2, 2.5, 2),
        cell("dot-product", "default", "serial", 0, 2, 2, 2),
        cell("dot-product", "default", "threads", 2, 2.5, 2, 2),
        cell("file-write", "1", "serial", 0, 1, 1, 1),
        cell("file-write", "1", "threads", 1, 1.25, 1.25, 1),
        cell("download", "1", "serial", 0, 1, 1, 1));
    assertThat(TABLE.run(folder, "run", "python.json").succeeded().out())
        .isEqualTo(
            """
            | work | Python's answer | the JVM's answer | why they differ, or don't |
            | :--- | :--- | :--- | :--- |
            | file-write | **serial**: threads, the best of the rest, 0.80x (0.80 to 1.00) | **serial** \
            | Python's threads share the text, and let go of the lock while they write. Its processes \
            get every text pickled through a pipe, as in the article, which costs more than writing \
            it. Child JVMs make the text from a seed, so there is nothing to send, and still gain \
            nothing. |
            | dot-product | **threads x 2**, 2.00x (1.60 to 2.00) | **no clear winner**: virtual x 4 \
            leads, 1.80x (1.50 to 2.10) | numpy multiplies in BLAS, without the lock, so Python's \
            threads use all cores; commons-math3 is plain Java, where nothing ever held them. With \
            its default BLAS, Python's serial loop is 2.00x as fast by itself; a pool on top adds \
            nothing (1.00x). |
            | dot-product, default BLAS | **serial**: threads, the best of the rest, 1.00x (0.80 to \
            1.00) |  | BLAS has threads of its own. |
            | cpu | **forked processes x 2**, 2.00x (1.60 to 2.00); threads at best 0.83x; spawned \
            processes at best 1.25x | **platform x 2**, 1.90x (1.85 to 1.95); child JVMs at best \
            1.70x | Python's threads take turns: whoever runs Python code holds the global lock \
            (GIL). Processes have one each. The JVM has no such lock, so threads do, and a process \
            brings nothing but its start. |

            Speed-ups over each language's own serial run. Python 3.11.2, numpy 2.0.0 on some BLAS 1, \
            BLAS with one thread unless said; medians of 3 rounds with the least and the greatest. \
            The JVM with its 95 % interval.
            """);
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
