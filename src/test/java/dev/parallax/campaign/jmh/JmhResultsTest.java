package dev.parallax.campaign.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.json.Json;
import dev.parallax.json.JsonReader;
import dev.parallax.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** What the journal keeps is enough for JMH to compute what it computed from its own objects. */
class JmhResultsTest {
  private static final long SEED = 20261123;

  static Stream<Arguments> runs() {
    return Stream.of(Mode.Throughput, Mode.AverageTime, Mode.SampleTime, Mode.SingleShotTime)
        .flatMap(mode ->
            Stream.of(TimeUnit.NANOSECONDS, TimeUnit.MILLISECONDS, TimeUnit.SECONDS)
                .flatMap(
                    unit -> Stream.of(1, 3).map(threads -> Arguments.of(mode, unit, threads))));
  }

  private static String inFormat(ResultFormatType format, RunResult run) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(format, out).writeOut(List.of(run));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The results after they were written to a line of the journal and read from it. */
  private static ModeResult throughTheJournal(ModeResult result) {
    Json.Obj event =
        new Json.Fields().with("results", ResultJson.write(List.of(result))).toObject();
    byte[] line = JsonWriter.document(event, JsonWriter.Style.COMPACT);
    return ResultJson.read(JsonReader.object(line).objects("results")).getFirst();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void scoresErrorsAndPercentilesAreJmhsToTheLastDigit(Mode mode, TimeUnit unit, int threads) {
    for (long seed = SEED; seed < SEED + 2; seed++) {
      RunResult run = new SomeRuns(new Random(seed), threads).run("a.B.c", mode, unit, 3);
      ModeResult kept = throughTheJournal(JmhResults.of(run, run.getParams()));
      RunResult rebuilt = new RunResult(run.getParams(), JmhResults.toJmh(kept));
      for (ResultFormatType format : ResultFormatType.values()) {
        assertThat(inFormat(format, rebuilt))
            .as("%s, seed %d", format, seed)
            .isEqualTo(inFormat(format, run));
      }
    }
  }
}
