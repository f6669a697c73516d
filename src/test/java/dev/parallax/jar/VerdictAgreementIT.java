package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that holds the verdicts of two runs against each other. */
@EnabledOnOs(OS.LINUX)
class VerdictAgreementIT {
  private static final String SERIAL = "{\"workload\":\"cpu\"}";
  private static final String TWO =
      "{\"workload\":\"cpu\",\"model\":\"platform\",\"workers\":\"2\"}";
  private static final String FOUR =
      "{\"workload\":\"cpu\",\"model\":\"platform\",\"workers\":\"4\"}";
  private static final String VIRTUAL =
      "{\"workload\":\"cpu\",\"model\":\"virtual\",\"workers\":\"2\"}";

  @TempDir Path folder;

  private static String pair(String family, String a, String b, String verdict) {
    return "{\"family\":\"%s\",\"a\":%s,\"b\":%s,\"verdict\":\"%s\"}"
        .formatted(family, a, b, verdict);
  }

  private void run(String name, String recommended, String... pairs) throws IOException {
    String recommendation =
        "{\"workload\":\"cpu\",\"lifecycle\":\"warm\",\"params\":{},\"kind\":\"prefer\","
            + "\"model\":\"%s\",\"workers\":2,\"bound\":1.031}".formatted(recommended);
    Files.writeString(
        Files.createDirectories(folder.resolve(name)).resolve("verdicts.json"),
        "{\"schema\":\"parallax/1\",\"comparisons\":[%s],\"recommendations\":[%s]}"
            .formatted(String.join(",", pairs), recommendation));
  }

  private Jar.Result script(String... arguments) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Path script = Path.of("scripts/verdict-agreement").toAbsolutePath();
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of("python3", script.toString()), Stream.of(arguments))
                    .toList())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Jar.Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static List<String> wordsOf(Jar.Result result, String family) {
    String line =
        result.out().lines().filter(text -> text.startsWith(family)).findFirst().orElseThrow();
    return List.of(line.substring(family.length()).strip().split(" {2,}", -1));
  }

  @Test
  void pairsAreMatchedByFamilyAndCellsWhicheverWayTheyAreWritten() throws Exception {
    run(
        "short",
        "platform",
        pair("cpu, warm", SERIAL, TWO, "slower"),
        pair("cpu, warm", SERIAL, FOUR, "slower"),
        pair("cpu, warm", TWO, FOUR, "equivalent"),
        pair("cpu, warm", TWO, VIRTUAL, "faster"),
        pair("cpu, warm", FOUR, VIRTUAL, "inconclusive"),
        pair("cpu, warm", SERIAL, VIRTUAL, "slower"),
        pair("cpu, cold", SERIAL, TWO, "faster"));
    run(
        "fixed-warm",
        "virtual",
        pair("cpu, warm", TWO, SERIAL, "faster"), // the same, said of the other
        pair("cpu, warm", SERIAL, FOUR, "inconclusive"),
        pair("cpu, warm", TWO, FOUR, "faster"),
        pair("cpu, warm", TWO, VIRTUAL, "slower"),
        pair("cpu, warm", FOUR, VIRTUAL, "faster"));
    run("fixed-cold", "platform", pair("cpu, cold", SERIAL, TWO, "faster"));

    Jar.Result result = script("short", "fixed-warm", "fixed-cold").succeeded();

    // Pairs, open, open in the fixed run, decided, same, undecided, other, reversed, agreement.
    assertThat(wordsOf(result, "cpu, warm"))
        .containsExactly("5", "20.0 %", "20.0 %", "4", "1", "1", "1", "1", "25.0 %");
    assertThat(wordsOf(result, "cpu, cold"))
        .containsExactly("1", "0.0 %", "0.0 %", "1", "1", "0", "0", "0", "100.0 %");
    assertThat(wordsOf(result, "all"))
        .containsExactly("6", "16.7 %", "16.7 %", "5", "2", "1", "1", "1", "40.0 %");
    assertThat(result.out())
        .contains("1 pairs are in one of the runs only")
        .contains("reversed: cpu, warm: platform x 2 is faster than virtual x 2, fixed: slower")
        .contains("other: cpu, warm: platform x 2 is equivalent to platform x 4, fixed: faster")
        .contains("cpu, warm: prefer platform x 2, at most 3.1 % off the best");
  }

  @Test
  void whatIsNotARunIsNamed() throws Exception {
    run("short", "platform", pair("cpu, warm", SERIAL, TWO, "slower"));
    Jar.Result nowhere = script("short", "nowhere");
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains("nowhere: there is no such run directory");

    Files.createDirectories(folder.resolve("empty"));
    Jar.Result empty = script("short", "empty");
    assertThat(empty.exitCode()).isEqualTo(1);
    assertThat(empty.err()).contains("empty: no verdicts: error: ").doesNotContain("Traceback");
    assertThat(script("--help").succeeded().out()).contains("DEFAULT_RUN FIXED_RUN");
  }

  @Test
  void verdictsThatAreMissingAreMadeByTheReport() throws Exception {
    Jar.run(
            Jar.thisJdk(),
            folder,
            "BatchBenchmark.(serial|warm)",
            "-p",
            "workload=noop",
            "-p",
            "model=virtual",
            "-p",
            "workers=1,2",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "1ms",
            "-f",
            "3",
            "--out",
            "run")
        .succeeded();
    Jar.Result written = script("run", "run").succeeded();
    Files.delete(folder.resolve("run/verdicts.json"));
    Jar.Result made = script("run", "run").succeeded();
    assertThat(wordsOf(made, "noop, warm")).startsWith("3");
    assertThat(made.out()).isEqualTo(written.out());
  }
}
