package dev.parallax.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.cli.CommandLineRun;
import dev.parallax.cli.TimelineFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class TimelineCommandTest {
  private static final long MILLI = 1_000_000;

  @TempDir Path folder;
  private TimelineFiles files;
  private final CommandLineRun command = new CommandLineRun(61);

  @BeforeEach
  void startWithNoFiles() {
    files = new TimelineFiles(folder);
  }

  private String text(String... args) {
    List<String> all = new ArrayList<>(List.of(folder.toString()));
    all.addAll(List.of(args));
    assertThat(command.timeline(all.toArray(String[]::new))).as(command.err()).isZero();
    return command.out();
  }

  @Test
  void everyTaskIsABarOnTheLineOfItsWorker() throws Exception {
    files
        .cell("sleep", "serial", "serial", 1, 4, 10 * MILLI)
        .cell("sleep", "warm", "platform", 2, 4, 10 * MILLI)
        .cell("sleep", "warm", "process", 1, 4, 10 * MILLI)
        .cell("sleep", "cold", "process", 2, 4, 10 * MILLI);
    String bar = "█".repeat(14);
    String other = "▒".repeat(14);
    assertThat(text("--lifecycle", "warm"))
        .isEqualTo(
            """
            sleep, warm: one bar per task, 3 cells on one time axis of 40.0 ms, 714 us a character
            █▒ tasks by turns, - pool opens or closes, blank idle, | makespan (lower is better)
            serial: 40.0 ms, workers busy 100 %% of it, iteration 3, operation 4 of 4
              0 %s|
            platform x2: 20.0 ms, workers busy 100 %% of it, iteration 3, operation 4 of 4
              0 %s|
              1 %s|
            process x1: 40.0 ms, workers busy 100 %% of it, iteration 3, operation 4 of 4
              0 %s|
            """
                .formatted(
                    bar + other + bar + other,
                    bar + other,
                    bar + other,
                    bar + other + bar + other));
  }

  @Test
  void openingAndClosingThePoolAreSeenInEveryLineOfItsWorkers() throws Exception {
    files.cell("cpu", "cold", "process", 2, 2, 6 * MILLI);
    assertThat(text().lines().skip(2))
        .containsExactly(
            "process x2: 12.0 ms, workers busy 50.0 % of it, iteration 3, operation 4 of 4",
            "  0 " + "-".repeat(23) + "█".repeat(28) + "-".repeat(5) + "|",
            "  1 " + "-".repeat(23) + "█".repeat(28) + "-".repeat(5) + "|");
  }

  @Test
  void manyWorkersAndManyTinyTasksStillFitIntoATerminal() throws Exception {
    files.cell("noop", "warm", "virtual", 200, 10_000, 1_000);
    List<String> lines = text().lines().toList();
    assertThat(lines).hasSize(2 + 1 + 16 + 1).last().asString().contains("and 184 more workers");
    assertThat(lines.subList(3, 19)).allMatch(line -> line.length() <= 61 && line.contains("█"));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0", "1, 1", "100, 1"})
  void tasksOfNoLengthAreDrawnAllTheSame(int tasks, long nanos) throws Exception {
    files.cell("noop", "warm", "serial", 1, tasks, nanos);
    assertThat(text().lines().skip(3)).singleElement().asString().containsPattern("[█▒▏]");
  }

  @Test
  void anOperationWithoutTasksIsAnEmptyLine() throws Exception {
    files.cell("none", "warm", "platform", 1, 0, 1);
    assertThat(text()).contains("platform x1: 0 s");
  }

  @Test
  void aTaskOutsideOfItsBatchIsAWarning() throws Exception {
    files.file(
        "a.BatchBenchmark.warm",
        "{\"workload\":\"cpu\"}",
        "platform",
        1,
        "{\"number\":1,\"batch\":[0,10],\"problems\":[\"task 0 is early\"],"
            + "\"worker\":[0],\"start\":[-5],\"stop\":[20]}");
    assertThat(text()).contains("warning: clocks: task 0 is early");
  }

  @Test
  void namesFromFilesCanNeitherMoveTheCursorNorStartAFormula() throws Exception {
    String hostile = "=cmd()\u001b[2J\n<script>\u202e";
    files.cell(hostile, "warm", hostile, 1, 1, 10).cell(hostile, "serial", "serial", 1, 1, 10);
    assertThat(text()).doesNotContain("\u001b", "\u202e").contains("\\u001b[2J\\n<script>");
    CommandLineRun csv = new CommandLineRun(60);
    assertThat(csv.timeline(folder.toString(), "--format", "csv")).isZero();
    assertThat(csv.out()).contains("'=cmd()").doesNotContain("\u001b", "\u202e");
    CommandLineRun trace = new CommandLineRun(60);
    assertThat(trace.timeline(folder.toString(), "--format", "trace")).isZero();
    assertThat(trace.out()).contains("\\u001B[2J\\n<script>").doesNotContain("\u001b");
  }

  @Test
  void csvHasARowForEachTaskAndPhase() throws Exception {
    files.cell("cpu", "cold", "process", 2, 2, MILLI);
    String cell = "cpu,cold,,dev.parallax.bench.BatchBenchmark.cold,process,2,,3,4,";
    assertThat(text("--format", "csv"))
        .isEqualTo(
            "workload,lifecycle,settings,benchmark,model,workers,round,iteration,operation,"
                + "kind,task,worker,start_ns,stop_ns,start_carrier,stop_carrier\r\n"
                + (cell + "open,,,0,5000000,,\r\n")
                + (cell + "batch,,,5000000,6000000,,\r\n")
                + (cell + "task,0,0,5000000,6000000,,\r\n")
                + (cell + "task,1,1,5000000,6000000,,\r\n")
                + (cell + "close,,,6000000,7000000,,\r\n"));
  }

  @Test
  void whereNoCarrierIsKnownThereIsNone() throws Exception {
    files.cell("cpu", "warm", "virtual", 2, 4, MILLI);
    assertThat(text()).contains("virtual x2: ").doesNotContain("carrier");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text | virtual x2: | on 2 carriers",
        "csv | task,0,0,0,1000000,1,2 | task,2,0,1000000,2000000,,",
        "trace | \"startCarrier\":1,\"stopCarrier\":2 | \"args\":{\"task\":2}"
      })
  void carriersStandInEveryFormat(String format, String one, String other) throws Exception {
    files.cell("cpu", "warm", "virtual", 2, 4, MILLI).carriers("[1,2,null,2]", "[2,2,null,1]");
    assertThat(text("--format", format)).contains(one, other);
  }

  @Test
  void carriersStandInTheBarsOfAPicture() throws Exception {
    files.cell("cpu", "warm", "virtual", 2, 4, MILLI).carriers("[1,2,null,2]", "[2,2,null,1]");
    Path picture = folder.resolve("cpu.svg");
    String unused = text("--format", "svg", "--output", picture.toString());
    assertThat(Files.readString(picture))
        .contains("1&gt;2", "on 2 carriers", "carrier of the virtual thread");
  }

  @Test
  void aTraceHasATrackForEachWorkerAndAnEventForEachTask() throws Exception {
    files.cell("cpu", "cold", "process", 2, 3, MILLI).cell("cpu", "warm", "platform", 1, 2, 1_500);
    List<String> events = new ArrayList<>();
    Set<String> tracks = new TreeSet<>();
    try (JsonParser json =
        new JsonFactory().createParser(ObjectReadContext.empty(), text("--format", "trace"))) {
      String phase = "";
      String name = "";
      String thread = "";
      double duration = -1;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isScalarValue()) {
          switch (String.valueOf(json.currentName())) {
            case "ph" -> phase = json.getString();
            case "name" -> name = json.getString();
            case "tid" -> thread = json.getString();
            case "dur" -> duration = json.getDoubleValue();
            default -> {}
          }
        } else if (token == JsonToken.END_OBJECT && duration >= 0) {
          assertThat(phase).isEqualTo("X");
          events.add(name + " on " + thread + " for " + duration);
          duration = -1;
        } else if (token == JsonToken.END_OBJECT && phase.equals("M")) {
          tracks.add(name);
        }
      }
    }
    assertThat(tracks)
        .containsExactly(
            "cpu, cold, process x2",
            "cpu, warm, platform x1",
            "pool",
            "process_sort_index",
            "worker 0",
            "worker 1");
    assertThat(events)
        .contains(
            "open the pool on 0 for 5000.0",
            "task 2 on 1 for 1000.0",
            "task 1 on 2 for 1000.0",
            "task 1 on 1 for 1.5");
  }

  @Test
  void aPictureHasItsCellsInWordsToo() throws Exception {
    files
        .cell("cpu", "serial", "serial", 1, 4, 10 * MILLI)
        .cell("cpu", "warm", "virtual", 4, 4, 10 * MILLI)
        .cell("cpu", "warm", "platform", 2, 4, 10 * MILLI);
    String svg = text("--format", "svg", "--lifecycle", "warm");
    assertThat(svg)
        .startsWith("<svg")
        .contains("<title", "<desc", "cpu, warm: one bar per task", "dashed: serial, 40.0 ms")
        .contains("platform x2 took 20.0 ms with workers busy 100 %", "virtual x4 took 10.0 ms")
        .contains(">2 workers<", ">4 workers<", "time (ms), lower is better")
        .doesNotContain("NaN");
    assertThat(svg.indexOf(">2 workers<")).isLessThan(svg.indexOf(">4 workers<"));
    assertThat(svg.indexOf(">platform<")).isLessThan(svg.indexOf(">virtual<"));
  }

  /** In lines, if it is longer than the picture is wide. */
  @ParameterizedTest
  @ValueSource(ints = {1, 40, 50, 66})
  void aTitleThatPeopleReadIsWrittenInFull(int letters) throws Exception {
    String work = "w".repeat(letters);
    files
        .cell(work, "warm", "platform", 2, 4, 10 * MILLI)
        .cell(work, "warm", "virtual", 2, 4, 10 * MILLI)
        .cell(work, "warm", "process", 2, 4, 10 * MILLI);
    String words = text("--format", "svg").replaceAll("<[^>]*>\\s*", "");
    assertThat(words).contains(work + ", warm: one bar per task");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "1, 1, 1", "3, 0, 10", "1, 10000, 1000", "64, 10000, 10000000000"})
  void anyTasksGiveAPictureOfSensibleSize(int workers, int tasks, long nanos) throws Exception {
    files.cell("noop", "warm", "platform", workers, tasks, nanos);
    assertThat(text("--format", "svg"))
        .contains("<title", "makespan")
        .doesNotContain("NaN", "Infinity")
        .hasSizeLessThan(3_000_000);
  }

  @Test
  void severalPicturesNeedAFolderAndHaveNamesOfTheirOwn() throws Exception {
    files
        .cell("<script>", "warm", "platform", 1, 1, 1)
        .cell("script", "warm", "platform", 1, 1, 1)
        .cell("script", "cold", "platform", 1, 1, 1);
    CommandLineRun toOutput = new CommandLineRun(60);
    assertThat(toOutput.timeline(folder.toString(), "--format", "svg")).isEqualTo(2);
    assertThat(toOutput.err()).contains("there are 3").hasLineCount(1);
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    assertThat(text("--format", "svg", "--output", pictures.toString())).hasLineCount(3);
    assertThat(pictures.resolve("timeline-script-warm.svg")).isNotEmptyFile();
    assertThat(pictures.resolve("timeline-script-warm-2.svg")).isNotEmptyFile();
    assertThat(pictures.resolve("timeline-script-cold.svg"))
        .content()
        .startsWith("<svg")
        .doesNotContain("<script");
  }

  @Test
  void theLatestIterationOfACellIsShown() throws Exception {
    files.cell("cpu", "warm", "platform", 1, 2, MILLI).cell("cpu", "warm", "platform", 1, 7, MILLI);
    assertThat(text()).containsOnlyOnce("platform x1");
  }

  @Test
  void outputGoesToAFileIfAsked() throws Exception {
    files.cell("cpu", "warm", "platform", 1, 2, MILLI);
    Path file = folder.resolve("out.csv");
    assertThat(text("--format", "csv", "--output", file.toString())).isEmpty();
    assertThat(Files.readAllLines(file)).hasSize(1 + 1 + 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--format nonsense",
        "--lifecycle hot",
        "--workload nonsense",
        "--nonsense",
        "more"
      })
  void badUsageIsOneLineThatSaysWhatIsAllowed(String args) throws Exception {
    files.cell("cpu", "warm", "platform", 1, 2, MILLI);
    List<String> all = new ArrayList<>(List.of(folder.toString()));
    all.addAll(List.of(args.split(" ", -1)));
    assertThat(command.timeline(all.toArray(String[]::new))).isEqualTo(2);
    assertThat(command.err()).startsWith("error: ").hasLineCount(1);
    assertThat(command.out()).isEmpty();
  }

  @Test
  void aTornFileIsNamedAndTheRestIsShown() throws Exception {
    files.cell("cpu", "warm", "platform", 1, 2, MILLI);
    Files.writeString(folder.resolve("timeline/torn.json"), "{\"schema\":");
    assertThat(command.timeline(folder.toString())).isEqualTo(2);
    assertThat(command.err()).contains("torn.json:1:").hasLineCount(1);
    assertThat(command.out()).contains("platform x1");
  }

  @Test
  void aRunWithoutTimeLinesIsOneLine() {
    assertThat(command.timeline(folder.toString())).isEqualTo(2);
    assertThat(command.err()).contains("-prof timeline").hasLineCount(1);
  }
}
