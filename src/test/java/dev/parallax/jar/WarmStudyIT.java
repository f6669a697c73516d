package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The study of what must not change an answer: its order, and its tables of made-up runs. */
@EnabledOnOs(OS.LINUX)
class WarmStudyIT {
  private static final String SERIAL = "{\"workload\":\"cpu\"}";
  private static final String TWO =
      "{\"workload\":\"cpu\",\"model\":\"platform\",\"workers\":\"2\"}";
  private static final String CHILDREN =
      "{\"workload\":\"cpu\",\"model\":\"process\",\"workers\":\"2\"}";

  @TempDir Path folder;

  private Jar.Result study(String... arguments) throws Exception {
    String script = Path.of("scripts/study").toAbsolutePath().toString();
    return new Script(folder)
        .run(
            Map.of(),
            Stream.concat(
                    Stream.of("python3", script, "warm", "--workloads", "cpu", "--out", "study"),
                    Stream.of(arguments))
                .toList());
  }

  private static String cell(String method, String params, double seconds, String speedup) {
    return """
    {"family":"cpu, warm","benchmark":"BatchBenchmark.%s","params":%s,"estimate":{"value":%s},
     "speedup":%s,"warnings":[%s]}
    """
        .formatted(method, params, seconds, speedup, method.equals("serial") ? "\"not-warm\"" : "");
  }

  private static String row(String method, String params, String rawData) {
    return """
    {"benchmark":"BatchBenchmark.%s","params":%s,"jvmArgs":["-Xms800m","-Xmx800m"],
     "primaryMetric":{"rawData":%s}}
    """
        .formatted(method, params, rawData);
  }

  /** A run in which threads take half of serial's time, and children a little more or less. */
  private void run(String name, String platform, String process, String verdict, double first)
      throws IOException {
    Path run = Files.createDirectories(folder.resolve("study").resolve(name));
    Files.writeString(
        run.resolve("verdicts.json"),
        """
        {"cells":[%s,%s,%s],
         "comparisons":[{"family":"cpu, warm","a":%s,"b":%s,"verdict":"%s","evidence":"full"}],
         "recommendations":[{"workload":"cpu","lifecycle":"warm","parallelHelps":"yes"}]}
        """
            .formatted(
                cell("serial", SERIAL, 2, "{\"value\":1,\"lo\":1,\"hi\":1}"),
                cell("warm", TWO, 1, platform),
                cell("warm", CHILDREN, 1.1, process),
                TWO,
                CHILDREN,
                verdict));
    Files.writeString(
        run.resolve("results.json"),
        "[%s,%s,%s]"
            .formatted(
                row("serial", SERIAL, "[[%s,10,10],[11,10,10],[10,10,10]]".formatted(first)),
                row("warm", TWO, "[[%s,10,10],[30,10,10]]".formatted(first)),
                row("warm", CHILDREN, "[[10,10,10],[10]]")));
    Files.writeString(
        run.resolve("journal.jsonl"), "{}\n{\"event\":\"ended\",\"how\":\"complete\"}\n");
  }

  private static String speedup(double value, double low, double high) {
    return "{\"value\":%s,\"lo\":%s,\"hi\":%s}".formatted(value, low, high);
  }

  private static List<String> words(Jar.Result result, String line) {
    return result
        .out()
        .lines()
        .map(one -> one.replaceAll("  +", "; "))
        .filter(one -> one.startsWith(line))
        .toList();
  }

  private void twoVariants() throws IOException {
    run("1/default-cpu", speedup(2, 1.6, 2.5), speedup(2, 1.9, 2.1), "faster", 10);
    run("1/wi20-cpu", speedup(1.6, 1.28, 2), speedup(1.5, 1.4, 1.6), "slower", 20);
  }

  @Test
  void speedUpsAreNearWideOrApartWithAnIntervalOfBoth() throws Exception {
    twoVariants();
    Jar.Result tables = study("--table", "--variants", "wi20").succeeded();
    // exp of ln 0.8 and the square root of twice the square of ln 1.25.
    assertThat(words(tables, "cpu, warm: platform x 2; 2"))
        .contains("cpu, warm: platform x 2; 2.00 (1.60 to 2.50); 0.80 (0.58 to 1.10) wide");
    assertThat(words(tables, "cpu, warm: process x 2"))
        .anyMatch(line -> line.startsWith("cpu, warm: process x 2; 2.00 (1.90 to 2.10); 0.75 ("))
        .anyMatch(line -> line.endsWith(") apart"));
    assertThat(words(tables, "wi20; 2")).containsExactly("wi20; 2; 0; 1; 1; 2; 1; 3; 2; 1");
  }

  @Test
  void anAnswerThatIsTheOppositeIsTurnedAndColdIterationsAreNamed() throws Exception {
    twoVariants();
    Jar.Result tables =
        study("--table", "--variants", "wi20", "--markdown", "table.md").succeeded();
    assertThat(words(tables, "cpu, warm, "))
        .containsExactly(
            "cpu, warm, does parallel help?; yes; yes",
            "cpu, warm, threads or processes?; threads; processes turned");
    assertThat(Files.readAllLines(folder.resolve("table.md")))
        .contains(
            "| cpu: serial | 1.00 (1.00 to 1.10) | 1.10 (1.00 to 2.00) cold said |",
            "| cpu, warm: platform x 2 | 2.00 (1.00 to 3.00) cold | 2.50 (2.00 to 3.00) cold |",
            "| cpu, warm: process x 2 | 1.00 (1.00 to 1.00) | 1.00 (1.00 to 1.00) |");
  }

  @Test
  void repeatsArePutTogether() throws Exception {
    run("1/default-cpu", speedup(1, 0.5, 2), speedup(2, 1, 4), "inconclusive", 10);
    run("2/default-cpu", speedup(4, 2, 8), speedup(2, 1, 4), "faster", 10);
    Jar.Result tables = study("--table", "--variants", "default", "--repeats", "2").succeeded();
    // The square root of two runs' squares, by two.
    assertThat(words(tables, "cpu, warm: platform x 2; 2"))
        .containsExactly(
            "cpu, warm: platform x 2; 2.00 (1.23 to 3.27)",
            "cpu, warm: platform x 2; 2.00 (1.00 to 3.00) cold");
    assertThat(words(tables, "cpu, warm, threads"))
        .containsExactly("cpu, warm, threads or processes?; open and threads");
  }

  @Test
  void whatIsCompleteIsSkippedAndHeapsComeFromTheDefault() throws Exception {
    twoVariants();
    Jar.Result plan = study("--dry-run", "--rounds", "3").succeeded();
    assertThat(plan.err()).containsPattern("4 of 6 campaigns to run, about \\d+:\\d\\d min\n");
    assertThat(plan.out())
        .contains(
            "study/1/half-cpu: -p workload=cpu -f 3 -jvmArgs '-Xms400m -Xmx400m'",
            "study/1/twice-cpu: -p workload=cpu -f 3 -jvmArgs '-Xms1600m -Xmx1600m'",
            "study/1/pretouch-cpu: -jvmArgsAppend -XX:+AlwaysPreTouch",
            "study/1/slow-jit-cpu: 'BatchBenchmark.(serial|warm)'")
        .doesNotContain("default-cpu", "wi20-cpu");
  }

  @Test
  void whatIsNoStudyIsToldInALine() throws Exception {
    Jar.Result nothing = study("--table");
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).isEqualTo("error: study: there is no run of default in it\n");
    assertThat(study("--variants", "wi2").err()).contains("wi2: there are default, wi20, ");
  }
}
