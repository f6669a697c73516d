package dev.parallax.result.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.result.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelinesTest {
  private static final String GOOD =
      """
      {"schema":"parallax-timeline/1","benchmark":"a.B.cold","params":{"workload":"cpu","x":"<b>"},
      "model":"process","workers":2,"round":3,"iteration":2,"operationsInIteration":7,
      "written":"2026-11-23T12:00:00Z","unit":"ns","operations":[
      {"number":7,"open":[0,10],"batch":[12,40],"close":[41,50],"problems":["a","b"],
      "worker":[0,1,0],"start":[13,14,20],"stop":[20,39,20]}]}
      """;

  @TempDir Path run;

  private Path write(String name, String text) throws Exception {
    Path folder = Files.createDirectories(run.resolve("timeline"));
    return Files.writeString(folder.resolve(name), text);
  }

  private static void assertIsGood(Timeline timeline) {
    assertThat(timeline.benchmark()).isEqualTo("a.B.cold");
    assertThat(timeline.params()).isEqualTo(Map.of("workload", "cpu", "x", "<b>"));
    assertThat(timeline.model()).isEqualTo("process");
    assertThat(timeline.workers()).isEqualTo(2);
    assertThat(timeline.round()).hasValue(3);
    assertThat(timeline.iteration()).isEqualTo(2);
    assertThat(timeline.operationsInIteration()).isEqualTo(7);
    assertThat(timeline.operations())
        .containsExactly(
            new TimedOperation(
                7,
                Optional.of(new TimedOperation.Span(0, 10)),
                new TimedOperation.Span(12, 40),
                Optional.of(new TimedOperation.Span(41, 50)),
                List.of(
                    new TimedOperation.Task(0, 13, 20),
                    new TimedOperation.Task(1, 14, 39),
                    new TimedOperation.Task(0, 20, 20)),
                List.of("a", "b")));
  }

  @Test
  void aRunDirectoryItsFolderAndItsFileAreReadAlike() throws Exception {
    Path file = write("cell.json", GOOD);
    write(".draft.tmp", "half of a f");
    for (Path path : List.of(run, run.resolve("timeline"), file)) {
      Timelines read = Timelines.read(path);
      assertThat(read.problems()).isEmpty();
      assertThat(read.timelines()).singleElement().satisfies(TimelinesTest::assertIsGood);
    }
  }

  @Test
  void carriersAreReadWhereTheyAreKnown() throws Exception {
    write("a.json", GOOD.replace("\"worker\"", "\"startCarrier\":[1,null,3],\"worker\""));
    write("b.json", GOOD.replace("\"worker\"", "\"stopCarrier\":[1],\"worker\""));
    Timelines read = Timelines.read(run);
    assertThat(read.timelines())
        .singleElement()
        .satisfies(timeline ->
            assertThat(timeline.operations().getFirst().tasks())
                .extracting(TimedOperation.Task::startCarrier)
                .containsExactly(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(3)));
    assertThat(read.problems())
        .singleElement()
        .asString()
        .contains("an operation has 3 tasks and carriers of 1");
  }

  @Test
  void aTornFileIsOneProblemAndTheOthersAreRead() throws Exception {
    write("a.json", GOOD.substring(0, GOOD.length() / 2));
    write("b.json", GOOD);
    write("c.json", "");
    Timelines read = Timelines.read(run);
    assertThat(read.timelines()).singleElement().satisfies(TimelinesTest::assertIsGood);
    assertThat(read.problems())
        .hasSize(2)
        .first()
        .extracting(Problem::inOneLine)
        .asString()
        .contains("a.json:3:", "the file ends in the middle");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "parallax-timeline/1|other/1|its schema is \"other/1\"",
        "\"unit\":\"ns\"|\"unit\":\"ms\"|its unit is \"ms\"",
        "\"workers\":2|\"workers\":1|worker 1 of 1",
        "\"workers\":2|\"workers\":0|0 workers",
        "\"workers\":2|\"workers\":2000000000|2000000000 workers",
        "\"workers\":2|\"workers\":-2|whole number",
        "[13,14,20]|[13,14]|3 workers, 2 starts and 3 stops",
        "[13,14,20]|[13,14,20.5]|whole number, found 20.5",
        "[13,14,20]|[13,14,1e300]|whole number, found 1e300",
        "[13,14,20]|[13,14,\"NaN\"]|whole number",
        "[13,14,20]|17|expected an array",
        "[0,1,0]|[0,-1,0]|worker -1",
        "[12,40]|[12]|expected start and stop",
        "\"batch\"|\"other\"|an operation has no batch",
        "\"benchmark\":\"a.B.cold\"|\"x\":1|does not name its benchmark",
        "\"x\":\"<b>\"|\"workload\":\"y\"|\"workload\" stands twice",
      })
  void whatCanNotBeIsRefusedWithItsPlace(String found, String instead, String reason)
      throws Exception {
    assertThat(GOOD).contains(found);
    write("cell.json", GOOD.replace(found, instead));
    Timelines read = Timelines.read(run);
    assertThat(read.timelines()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .extracting(Problem::inOneLine)
        .asString()
        .contains(reason)
        .containsPattern("cell\\.json:[1-9]\\d*:[1-9]\\d*: ")
        .hasLineCount(1);
  }

  @Test
  void anyMutationIsReadOrRefusedAndNeverAnException() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      char[] text = GOOD.toCharArray();
      for (int j = 0; j <= random.nextInt(4); j++) {
        text[random.nextInt(text.length)] = "\"{}[],:0-9.eE\\\u0000x".charAt(random.nextInt(16));
      }
      write("cell.json", new String(text));
      Timelines read = Timelines.read(run);
      assertThat(read.timelines().size() + read.problems().size()).as("seed %d", seed).isOne();
    }
  }

  @Test
  void aRunWithoutTimeLinesSaysHowToGetThem() throws Exception {
    assertThat(Timelines.read(run).problems())
        .singleElement()
        .extracting(Problem::inOneLine)
        .asString()
        .contains("-prof timeline");
    assertThat(Timelines.read(run.resolve("missing")).problems())
        .singleElement()
        .extracting(Problem::reason)
        .isEqualTo("no such file or directory");
  }

  @Test
  void aTimeLineThatLiesElsewhereIsNotReadAsOneOfARun(@TempDir Path elsewhere) throws Exception {
    Path file = write("cell.json", GOOD);
    Path other = Files.move(file, elsewhere.resolve("cell.json"));
    Files.createSymbolicLink(file, other);
    assertThat(Timelines.read(run).timelines()).isEmpty();
    assertThat(Timelines.read(run).problems())
        .singleElement()
        .extracting(Problem::reason)
        .isEqualTo("can't be read: it is no file of this directory");
    assertThat(Timelines.read(file).timelines()).as("a file that the user named").hasSize(1);

    Files.delete(file);
    Files.delete(run.resolve("timeline"));
    Files.createSymbolicLink(run.resolve("timeline"), elsewhere);
    assertThat(Timelines.read(run).timelines()).isEmpty();
  }
}
