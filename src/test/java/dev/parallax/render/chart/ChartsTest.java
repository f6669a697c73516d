package dev.parallax.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.advice.Report;
import dev.parallax.group.View;
import dev.parallax.render.parts.ShortNames;
import dev.parallax.render.plot.Picture;
import dev.parallax.result.ResultFile;
import dev.parallax.result.ResultReader;
import dev.parallax.result.SuiteJson;
import dev.parallax.stat.decision.DecisionRule;
import dev.parallax.table.ReportSettings;
import dev.parallax.table.RunFacts;
import dev.parallax.table.build.Tables;
import dev.parallax.table.compare.RunComparer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChartsTest {
  private static final long SEED = 20261123;

  @TempDir Path folder;

  @Test
  void aRunHasItsSpeedUpsTimesAndRounds() throws IOException {
    SuiteJson run = new SuiteJson(SEED, 0.03);
    for (String workload : List.of("cpu", "download")) {
      run.batch("serial", workload, "", 0, 100, 7).workload("warm", workload, 100, 4, 7);
    }
    Charts charts = of(run);

    assertThat(charts.pictures())
        .extracting(Picture::id)
        .containsExactly("speed-up-warm", "time-warm", "rounds-warm");
    Picture speedUp = charts.pictures().getFirst();
    assertThat(Svg.of(speedUp).texts())
        .contains("cpu", "download", "platform", "virtual", "process", "workers")
        .contains("speed-up (x, logarithmic), higher is better", "1", "2", "4", "8")
        .contains("1x", "2x")
        .anyMatch(text -> text.startsWith("dashed: ideal; level line: serial; 95 % intervals"));
    assertThat(speedUp.alternative()).contains("cpu: most with ").contains("download: most with ");
    assertThat(Svg.of(charts.pictures().get(1)).texts())
        .contains("time per batch (ms), lower is better");
    assertThat(charts.omitted()).anyMatch(sentence -> sentence.contains("memory"));
  }

  @Test
  void panelsStandInTheOrderOfTheTables() throws IOException {
    SuiteJson run = new SuiteJson(SEED, 0.03);
    List<String> workloads =
        List.of("download", "file-write", "vector-add", "dot-product", "cpu", "mixed", "lock");
    for (String workload : workloads) {
      run.workload("warm", workload, 50, 2, 3);
    }
    for (Picture picture : of(run).pictures()) {
      assertThat(Svg.of(picture).texts().stream().filter(workloads::contains))
          .as(picture.id())
          .containsExactlyElementsOf(workloads);
    }
  }

  @Test
  void aFittedLawIsDrawnAndSaid() throws IOException {
    SuiteJson run = new SuiteJson(SEED, 0.01).batch("serial", "cpu", "", 0, 100, 5);
    for (int workers : new int[] {1, 2, 3, 4, 6, 8, 12}) {
      double millis = 100 * (1 + 0.05 * (workers - 1)) / workers;
      run.batch("warm", "cpu", "platform", workers, millis, 5);
    }
    assertThat(Svg.of(of(run).pictures().getFirst()).texts())
        .anyMatch(text -> text.contains("curves: fitted scaling law"));
  }

  @Test
  void aForkFarFromTheRestIsRinged() throws IOException {
    SuiteJson run = new SuiteJson(SEED, 0.02).batch("serial", "cpu", "", 0, 100, 7);
    run.workload("warm", "cpu", 100, 2, 7);
    String text = run.text();
    // The last fork of the last cell, ten times as slow.
    int at = text.lastIndexOf("], [") + 4;
    String slow =
        Stream.of(text.substring(at, text.indexOf(']', at)).split(","))
            .map(value -> String.valueOf(10 * Double.parseDouble(value)))
            .collect(Collectors.joining(","));
    String changed = text.substring(0, at) + slow + text.substring(text.indexOf(']', at));
    Path directory = run.runDirectory(folder);
    Files.writeString(directory.resolve("results.json"), changed);

    Picture rounds = charts(read(directory)).pictures().get(2);

    assertThat(rounds.id()).isEqualTo("rounds-warm");
    assertThat(Svg.of(rounds).texts())
        .contains("round (number)")
        .anyMatch(label -> label.startsWith("time / cell's mean (ratio), above 1 is slower"));
    long rings =
        Svg.of(rounds)
            .all()
            .filter(mark -> mark.getTagName().equals("circle"))
            .filter(mark -> mark.getAttribute("fill").equals("none"))
            .count();
    assertThat(rings).isPositive();
    assertThat(rounds.alternative())
        .contains("; " + rings + (rings == 1 ? " is" : " are") + " far from what cell and round");
  }

  @Test
  void whatWorkersDoIsABarThatIsAsLongAsThereAreWorkers() throws IOException {
    SuiteJson run = new SuiteJson(SEED, 0).batch("serial", "cpu", "", 0, 100, 3);
    run.batch("warm", "cpu", "platform", 2, 95, 3);
    Charts charts =
        withMetrics(
            run,
            // Of both rows, so that serial had 190 ms too: half of what two workers had is useful.
            metric("tasks.time", 180)
                + ","
                + metric("tasks.between", 4)
                + ","
                + metric("tasks.after", 6)
                + ","
                + metric("tasks.cpu", 170)
                + ","
                + metric("tasks.queued", 0));
    Picture stack = picture(charts, "stack");

    assertThat(Svg.of(stack).texts()).contains("cpu", "platform x 2", "workers", "speed-up");
    assertThat(stack.alternative()).contains("cpu: platform x 2 2.00 speed-up.");
  }

  private static String metric(String name, double millis) {
    return """
    "%s":{"score":%s,"scoreError":0,"scoreConfidence":[1,2],"scoreUnit":"ms/op","rawData":[[1]]}\
    """
        .formatted(name, millis);
  }

  @Test
  void withoutWhatTheProfilerMeasuredASentenceSaysWhyThereIsNoStack() throws IOException {
    SuiteJson noSerial = new SuiteJson(SEED, 0.02).batch("warm", "cpu", "platform", 2, 60, 3);
    assertThat(of(noSerial).omitted()).anyMatch(words -> words.contains("where the speed-up goes"));
  }

  @Test
  void memoryHasTheUnitOfMemoryAndNotOfAnOperation() throws IOException {
    Charts charts =
        withMetrics(
            new SuiteJson(SEED, 0.02)
                .batch("serial", "cpu", "", 0, 100, 3)
                .workload("warm", "cpu", 100, 2, 3),
            "\"tree.pss\":{\"score\":70,\"scoreError\":0,\"scoreConfidence\":[1,2],"
                + "\"scoreUnit\":\"MiB\",\"rawData\":[[70]]},"
                + "\"tree.rss.peak\":{\"score\":90,\"scoreError\":0,\"scoreConfidence\":[1,2],"
                + "\"scoreUnit\":\"MiB\",\"rawData\":[[90]]}");
    assertThat(Svg.of(picture(charts, "memory-warm")).texts())
        .contains("cpu", "memory (MiB), lower is better", "workers", "platform", "process")
        .satisfies(texts ->
            assertThat(String.join(" ", texts))
                .contains("(tree.pss); lines up: the peak (tree.rss.peak)"));
    assertThat(picture(charts, "memory-warm").alternative()).contains("cpu: from 70.0 MiB with");
  }

  @Test
  void whatIsAllocatedIsPerOperation() throws IOException {
    Charts charts =
        withMetrics(
            new SuiteJson(SEED, 0.02).workload("warm", "cpu", 100, 2, 3),
            "\"gc.alloc.rate.norm\":{\"score\":2097152,\"scoreError\":0,"
                + "\"scoreConfidence\":[1,2],\"scoreUnit\":\"B/op\",\"rawData\":[[2097152]]}");
    assertThat(Svg.of(picture(charts, "memory-warm")).texts())
        .contains("memory (MiB/op), lower is better");
  }

  @Test
  void aFigureThatOnlySomeCellsHaveGivesWayToOneThatAllHave() throws IOException {
    String peak =
        "\"tree.rss.mean\":{\"score\":90,\"scoreError\":0,\"scoreConfidence\":[1,2],"
            + "\"scoreUnit\":\"MiB\",\"rawData\":[[90]]}";
    SuiteJson run = new SuiteJson(SEED, 0.02).workload("cold", "cpu", 100, 2, 3);
    String json =
        run.text()
            .replace("\"secondaryMetrics\":{}", "\"secondaryMetrics\":{" + peak + "}")
            .replaceFirst(
                "\"tree.rss.mean\"",
                "\"tree.pss\":{\"score\":9,\"scoreError\":0,\"scoreConfidence\":[1,2],"
                    + "\"scoreUnit\":\"MiB\",\"rawData\":[[9]]},\"tree.rss.mean\"");
    Path directory = run.runDirectory(folder);
    Files.writeString(directory.resolve("results.json"), json);
    assertThat(Svg.of(picture(charts(read(directory)), "memory-cold")).texts())
        .anyMatch(text -> text.contains("(tree.rss.mean)"))
        .noneMatch(text -> text.contains("tree.pss"));
  }

  private Charts withMetrics(SuiteJson run, String metrics) throws IOException {
    Path directory = run.runDirectory(folder);
    Files.writeString(
        directory.resolve("results.json"),
        run.text().replace("\"secondaryMetrics\":{}", "\"secondaryMetrics\":{" + metrics + "}"));
    return charts(read(directory));
  }

  private static Picture picture(Charts charts, String id) {
    return charts.pictures().stream()
        .filter(picture -> picture.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static Stream<Arguments> degenerateScores() {
    return Stream.of(
        Arguments.of("one cell", List.of(5.0)),
        Arguments.of("all equal", List.of(5.0, 5.0, 5.0)),
        Arguments.of("one is no number", List.of(5.0, Double.NaN)),
        Arguments.of("zero", List.of(0.0)),
        Arguments.of("below zero", List.of(-3.0, 4.0)),
        Arguments.of("far apart", List.of(1e-9, 1.0, 1e9)),
        Arguments.of("tiny", List.of(1e-300, 1e-299)),
        Arguments.of("huge", List.of(1e300, 1e299)),
        Arguments.of("from tiny to huge", List.of(1e-300, 1e300)),
        Arguments.of("hardly apart", List.of(1.0, 1.0 + 1e-15)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("degenerateScores")
  void anyScoresGiveAPictureWithLabelledAxes(String what, List<Double> scores) throws IOException {
    Charts charts = charts(read(scores(scores)));

    assertThat(charts.pictures()).as(what).hasSize(1);
    Svg svg = Svg.of(charts.pictures().getFirst());
    assertThat(charts.pictures().getFirst().svg()).doesNotContain("NaN").doesNotContain("Infinity");
    svg.assertReadable(what);
    assertThat(svg.count("circle")).isEqualTo(scores.stream().filter(Double::isFinite).count());
    assertThat(svg.texts().stream().filter(text -> text.matches("-?[0-9][0-9.e+-]*( .*)?")))
        .as("labels of the axis")
        .isNotEmpty();
    assertThat(svg.texts())
        .anyMatch(text ->
            text.endsWith("lower is better") || text.endsWith("lower is better, logarithmic"));
  }

  @Test
  void scoresThatAreNoNumbersGiveASentence() throws IOException {
    Charts charts = charts(read(scores(List.of(Double.NaN, Double.NaN))));
    assertThat(charts.pictures()).isEmpty();
    assertThat(charts.omitted()).singleElement().asString().contains("no score is a number");
  }

  @Test
  void thousandsOfCellsGiveAFewPicturesAndASentence() throws IOException {
    Random random = new Random(SEED);
    Charts charts = charts(read(scores(random.doubles(5000, 1, 2).boxed().toList())));
    assertThat(charts.pictures()).hasSize(6);
    assertThat(charts.pictures()).extracting(Picture::id).doesNotHaveDuplicates();
    assertThat(charts.omitted()).singleElement().asString().contains("240 of 5000 rows");
  }

  @Test
  void anyShapeOfARunIsDrawn() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < 25; i++) {
      SuiteJson run = new SuiteJson(random.nextLong(), random.nextDouble() / 2);
      if (random.nextBoolean()) {
        run.batch("serial", "cpu", "", 0, millis(random), 1 + random.nextInt(4));
      }
      for (int cell = 0; cell < 1 + random.nextInt(6); cell++) {
        String model = List.of("platform", "virtual", "process", "own").get(random.nextInt(4));
        run.batch(
            random.nextBoolean() ? "warm" : "cold",
            random.nextBoolean() ? "cpu" : "noop",
            model,
            1 + random.nextInt(100),
            millis(random),
            1 + random.nextInt(4));
      }
      Charts charts = of(run);
      assertThat(charts.pictures()).as("seed %d, run %d", SEED, i).isNotEmpty();
      for (Picture picture : charts.pictures()) {
        assertThat(picture.svg()).doesNotContain("NaN").doesNotContain("Infinity");
        Svg svg = Svg.of(picture);
        assertThat(svg.texts()).as("seed %d, run %d", SEED, i).hasSizeGreaterThan(3);
        svg.assertReadable("%s, seed %d, run %d".formatted(picture.id(), SEED, i));
      }
    }
  }

  @Test
  void namesFromAFileAreTextAndNothingElse() throws IOException {
    for (String name :
        List.of(
            "<script>alert(1)</script>",
            "</text><script>alert(1)</script>",
            "&quot; onload=&quot;alert(1)",
            "\\u202eright-to-left",
            "000001|a",
            "row:3",
            "]]>",
            "$x^2$ \\\\(y\\\\)",
            "<a href=\\\"https://x.example\\\">y</a>",
            "{point.x} ^y ..z..")) {
      String json =
          json(List.of(1.0, 2.0))
              .replace("\"params\":{\"n\":\"0\"}", "\"params\":{\"n\":\"" + name + "\"}");
      for (Picture picture : charts(read(json)).pictures()) {
        assertThat(Svg.of(picture).all().map(org.w3c.dom.Element::getTagName))
            .isSubsetOf(Set.of("title", "desc", "style", "rect", "path", "circle", "text"));
        String shown = name.replace("\\\"", "\"").replace("\\\\", "\\");
        assertThat(Svg.of(picture).texts())
            .contains(shown.length() < ShortNames.LONG ? shown : "R1 = " + shown);
      }
    }
  }

  /** A name that is cut says nothing of eight values that differ in one character. */
  @Test
  void longValuesHaveTheShortNamesThatTheyHaveInTables() throws IOException {
    String value = "x".repeat(40);
    String row = json(List.of(1.0, 2.0)).strip();
    String one = row.substring(1, row.length() - 1).strip();
    String rows =
        IntStream.range(0, 8)
            .mapToObj(i -> one.replace("\"n\":\"0\"", "\"n\":\"" + value + i + value + "\""))
            .collect(Collectors.joining(",", "[", "]"));
    Picture picture = charts(read(rows)).pictures().getFirst();
    List<String> texts = Svg.of(picture).texts();
    assertThat(texts).contains("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8");
    String legend = String.join("", texts).replace(" ", "");
    IntStream.range(0, 8)
        .forEach(i -> assertThat(legend).contains("R" + (i + 1) + "=" + value + i + value));
  }

  @Test
  void aComparisonShowsWhatMovedAndFromWhereToWhere() throws IOException {
    ResultFile base = read(scores(List.of(1.0, 2.0, 3.0)));
    ResultFile latest = read(scores(List.of(1.0, 3.0, 1.0)));
    Charts charts =
        Charts.of(
            RunComparer.compare(
                base, latest, new DecisionRule(0.05, 0.95), View.standard(), Map.of()));
    assertThat(charts.pictures())
        .extracting(Picture::id)
        .containsExactly("changes", "before-and-after-s-op");
    Svg changes = Svg.of(charts.pictures().getFirst());
    assertThat(changes.texts()).anyMatch(text -> text.endsWith("below 1 is faster, logarithmic"));
    // Most changed first: from 3 to 1, then from 2 to 3, then the one that stood still.
    assertThat(changes.texts().stream().filter(text -> text.matches("[012]")).limit(3))
        .containsExactlyInAnyOrder("0", "1", "2");
  }

  @Test
  void twoDrawingsOfOneReportAreTheSame() throws IOException {
    SuiteJson run = new SuiteJson(SEED, 0.05).workload("warm", "cpu", 100, 2, 5);
    ResultFile file = read(run.runDirectory(folder));
    assertThat(charts(file)).isEqualTo(charts(file));
  }

  private static double millis(Random random) {
    return Math.pow(10, random.nextDouble() * 12 - 6);
  }

  private Charts of(SuiteJson run) throws IOException {
    return charts(read(run.runDirectory(folder)));
  }

  private static Charts charts(ResultFile file) {
    Optional<RunFacts> facts = RunFacts.of(file);
    return Charts.of(Report.of(Tables.of(List.of(file), ReportSettings.standard()), facts));
  }

  private ResultFile read(String json) throws IOException {
    return read(Files.writeString(folder.resolve("lone.json"), json));
  }

  private static ResultFile read(Path path) {
    return (ResultFile) ResultReader.read(path, String.valueOf(path.getFileName()));
  }

  private static String scores(List<Double> values) {
    return json(values);
  }

  /** Benchmarks of somebody else, in seconds per operation, with three forks. */
  private static String json(List<Double> values) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i);
      String number = Double.isNaN(value) ? "\"NaN\"" : Double.toString(value);
      String raw =
          IntStream.range(0, 3)
              .mapToObj(fork -> "[" + number + "]")
              .collect(Collectors.joining(",", "[", "]"));
      rows.add(
          String.format(
              Locale.ROOT,
              "{\"jmhVersion\":\"1.37\",\"benchmark\":\"org.example.Some.thing\",\"mode\":\"avgt\","
                  + "\"threads\":1,\"forks\":3,\"params\":{\"n\":\"%d\"},\"primaryMetric\":"
                  + "{\"score\":%s,\"scoreError\":\"NaN\",\"scoreConfidence\":[\"NaN\",\"NaN\"],"
                  + "\"scoreUnit\":\"s/op\",\"rawData\":%s},\"secondaryMetrics\":{}}",
              i,
              number,
              raw));
    }
    return rows.stream().collect(Collectors.joining(",\n", "[", "]"));
  }
}
