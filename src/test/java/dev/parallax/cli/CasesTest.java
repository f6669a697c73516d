package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small results of the kinds that others publish, and what a report of them should say. */
class CasesTest {
  private static final Path CASES = Path.of("src/test/resources/dev/parallax/cli/cases");

  @ParameterizedTest
  @CsvSource({
    "order-binary, 512 4KiB 64KiB 1MiB",
    "order-count, 50 900 2k 30k 4m",
    "order-duration, 250ns 40us 3ms 1min 2h",
    "order-signed, -7 -2.5 0 .5 4",
    "order-exponent, 3e1 2e3 1.5E4",
    "order-words, NONE LIGHT MEDIUM HEAVY"
  })
  void valuesAreInTheOrderOfTheirAuthor(String name, String order) {
    assertThat(firstWords(report(name))).isEqualTo(List.of(order.split(" ")));
    assertThat(firstWords(report(name, name))).containsExactly(order.split(" "));
  }

  @Test
  void everyNumberHasThreeDigitsAndNoIntervalPrintsAsItsMiddle() {
    assertThat(report("digits"))
        .contains("13.2     [13.0, 13.3]", "14.7     [14.4, 14.9]", "157.4   [155.7, 159.2]");
  }

  @Test
  void oneForkShowsItsRatiosAndSaysThatTheyRestOnIt() {
    assertThat(report("one-fork", "--baseline", "lib:fast"))
        .contains("slow     8   10.21 3.28x ~", "slow    64   10.48 3.37x ~")
        .contains("the comparison rests on one fork");
  }

  @Test
  void quantilesAreThoseOfAllSamplesOfAForkAndTheLastIsTheSlowest() {
    // 8.93 ms and 6.96 ms; the slowest are 40 ms and 12 ms.
    String byOtherName = "call:p0.50,call:p0.99,call:p1.00";
    for (String metrics : List.of("p0.50,p0.99,p1.00", byOtherName)) {
      assertThat(report("sample-histogram", "--metric", metrics))
          .contains("1.000   7.884 [1.618, 38.406]   40.000");
    }
  }

  @Test
  void whatElseWasMeasuredIsListed() {
    assertThat(report("sample-histogram"))
        .contains("also measured, shown with --metric NAME: p0.50, p0.99, p1.00");
    assertThat(report("sample-histogram", "--metric", "p0.50"))
        .contains("shown with --metric NAME: p0.99, p1.00");
    assertThat(report("digits")).doesNotContain("--metric");
  }

  @Test
  void aGeometricMeanIsCalledThatAndTheScoreOfJmhIsBesideIt() {
    assertThat(report("unequal-forks")).contains("geometric mean over forks", "15.87 [2.17");
    assertThat(report("unequal-forks", "--format", "json"))
        .contains("\"jmhScore\" : 20.0", "\"jmhUnit\" : \"us/op\"");
    assertThat(report("unequal-forks", "--format", "csv"))
        .contains("jmh_score,jmh_unit")
        .contains(",20.0,us/op");
  }

  @Test
  void twoJvmsOfOneVersionNumberAreToldApart() {
    String beside = report("vm-hotspot", "vm-graal");
    assertThat(beside).contains("measured on different JVMs", "(Graal JIT)");
    String columns = report("vm-hotspot", "vm-graal", "--col", "vm");
    assertThat(columns)
        .contains("OpenJDK 64-Bit Server VM 21.0.6+7-LTS-jvmci-23.1-b58 (Graal JIT)")
        .containsPattern(
            "run +4\\.988 \\[4\\.915, 5\\.061\\] +5\\.003 \\[4\\.908, 5\\.099\\] 1\\.003x");
    CommandLineRun compared = new CommandLineRun(200);
    compared.compare(file("vm-hotspot"), file("vm-graal"));
    assertThat(compared.out()).contains("JVM: JDK 21.0.6", "(Graal JIT) in vm-graal");
  }

  @Test
  void operationsPerSecAreOperationsPerSecond() {
    assertThat(report("ops-sec")).contains("in kops/s, higher is better", "51.5 [50.9, 52.2]");
  }

  @Test
  void aSmallRatioIsOneOverANumber() {
    assertThat(report("small-ratio", "--baseline", "method:list"))
        .contains("1/19,961 [1/20,381, 1/19,549] faster");
    assertThat(report("small-ratio", "--baseline", "method:hash"))
        .contains("19,961x [19,549, 20,381] slower");
  }

  private static String report(String... words) {
    List<String> arguments = new ArrayList<>();
    for (String word : words) {
      boolean input = CASES.resolve(word + ".json").toFile().exists();
      String label = arguments.contains(file(word)) ? "again=" : "";
      arguments.add(input ? label + file(word) : word);
    }
    CommandLineRun run = new CommandLineRun(200);
    assertThat(run.report(arguments.toArray(String[]::new))).as(run.err()).isEqualTo(ExitCode.DONE);
    return run.out();
  }

  private static String file(String name) {
    return CASES.resolve(name + ".json").toString();
  }

  /** What the rows of a table begin with. */
  private static List<String> firstWords(String report) {
    return report
        .lines()
        .dropWhile(line -> !line.startsWith("---"))
        .skip(1)
        .takeWhile(line -> !line.isEmpty() && !line.startsWith("---"))
        .map(line -> line.strip().split(" ", 2)[0])
        .toList();
  }
}
