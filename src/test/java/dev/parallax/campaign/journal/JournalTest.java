package dev.parallax.campaign.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.jmh.JmhResults;
import dev.parallax.campaign.jmh.SomeRuns;
import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.json.Json;
import dev.parallax.suite.RunFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.results.RunResult;

class JournalTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private static final Header HEADER =
      new Header(
          NOON,
          -7,
          3,
          5,
          true,
          List.of("-p", "url=http://\"x\"\n"),
          123_456,
          new Identity(Map.of("JDK", "25")),
          Map.of("c1", "BatchBenchmark.serial workload=noop"));

  private static final List<Event> EVENTS =
      List.of(
          new Event.Failed(
              new Event.Place("c1", 1, "noop", 1, 1), NOON, NOON, "why", "o.txt", Json.Obj.EMPTY),
          new Event.LeftOut("c1", 1, NOON, "fails", "why"),
          new Event.Dropped("noop, warm", "c1", 4, NOON, "slower than c2"),
          new Event.Stopped("noop, warm", 5, NOON, "c1 is preferred"),
          new Event.Resumed(NOON, 5, 9, List.of("the JDK was 24 and is 25")),
          new Event.Ended(NOON, Event.How.INTERRUPTED));

  @TempDir Path folder;

  private Path file() {
    return folder.resolve(RunFiles.JOURNAL);
  }

  private void write() throws Exception {
    Files.write(file(), HEADER.firstLine());
    try (Journal journal = Journal.open(folder)) {
      for (Event event : EVENTS) {
        journal.append(event);
      }
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    write();
    JournalContent content = JournalContent.read(folder);
    assertThat(content.header()).isEqualTo(HEADER);
    assertThat(content.events()).isEqualTo(EVENTS);
    assertThat(content.rounds()).isEqualTo(9);
    assertThat(content.wholeBytes()).isEqualTo(Files.size(file()));
  }

  @Test
  void aForkThatWasMeasuredIsReadAgain() throws Exception {
    RunResult run = SomeRuns.taking("a.B.c", 0.5);
    Event.Place place = new Event.Place("c1", 2, "noop", 3, 1);
    Json.Obj observed = new Json.Fields().with("stealShare", 0.25).toObject();
    Event.Measured event =
        new Event.Measured(
            place, NOON, NOON, 7, List.of(JmhResults.of(run, run.getParams())), observed);
    Files.write(file(), HEADER.firstLine());
    try (Journal journal = Journal.open(folder)) {
      journal.append(event);
    }
    assertThat(JournalContent.read(folder).events())
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("results.params")
        .isEqualTo(event);
  }

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "the last line of a journal is torn",
      sees = "nothing: it is cut off, and its fork is measured again",
      exit = 0)
  void aTornLastLineIsCutOffWhereverItIsTorn() throws Exception {
    write();
    byte[] whole = Files.readAllBytes(file());
    int firstLine = HEADER.firstLine().length;
    for (int length = firstLine; length < whole.length; length++) {
      byte[] torn = Arrays.copyOf(whole, length);
      Files.write(file(), torn);
      int lines =
          (int) new String(torn, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
      try (Journal journal = Journal.open(folder)) {
        journal.append(EVENTS.getFirst());
      }
      List<Event> expected = new ArrayList<>(EVENTS.subList(0, lines - 1));
      expected.add(EVENTS.getFirst());
      assertThat(JournalContent.read(folder).events())
          .as("torn after %d bytes", length)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense | not JSON",
        "[1] | not a JSON object",
        "{} | there is no 'event'",
        "{\"event\":\"eaten\"} | there is no event 'eaten'",
        "{\"event\":\"left-out\",\"cell\":7} | 'cell' is not a string",
        "{\"event\":\"resumed\",\"at\":\"noon\"} | 'at' is not a time in ISO 8601",
        "{\"event\":\"resumed\",\"at\":\"2026-01-02T12:00:00Z\",\"fewestRounds\":1.5}"
            + " | 'fewestRounds' is not a whole number",
        "{\"event\":\"ended\"} {} | more than one JSON object",
        "{\"event\": | not JSON"
      })
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "a line of a journal can't be read",
      sees = "`error: ...journal.jsonl:...: ...`: its file, its number and the reason",
      exit = 2)
  void anyOtherLineThatCantBeReadIsNamed(String line, String reason) throws Exception {
    write();
    Files.writeString(file(), line + "\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> JournalContent.read(folder))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith(file() + ":" + (EVENTS.size() + 2) + ": ")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aJournalOfAnotherFormatIsRefused() throws Exception {
    Files.writeString(file(), "{\"format\":\"parallax-journal/2\"}\n");
    assertThatThrownBy(() -> Journal.open(folder))
        .hasMessage(file() + ":1: the format is 'parallax-journal/2', not parallax-journal/1");
    Files.writeString(file(), "");
    assertThatThrownBy(() -> Journal.open(folder))
        .hasMessage(file() + ":1: there is no first line");
  }

  @Test
  void aJournalThatIsMovedOrDeletedWhileItIsWrittenIsSaidToBe() throws Exception {
    write();
    Path elsewhere = folder.resolve("elsewhere");
    try (Journal journal = Journal.open(folder)) {
      Files.move(file(), elsewhere);
      assertThatThrownBy(() -> journal.append(EVENTS.getFirst()))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file() + ": it was moved or deleted while the run wrote it");
      Files.copy(elsewhere, file());
      assertThatThrownBy(() -> journal.append(EVENTS.getFirst())).hasMessageContaining("moved");
    }
    assertThat(Files.readAllLines(elsewhere)).as("nothing is lost").hasSize(1 + EVENTS.size() + 2);
  }
}
