package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.machine.JvmFacts;
import dev.parallax.machine.MachineFacts;
import dev.parallax.machine.MachineFiles;
import dev.parallax.machine.Recorded;
import dev.parallax.machine.doctor.Diagnosis;
import dev.parallax.machine.doctor.Measured;
import dev.parallax.machine.doctor.TwinForks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the doctor says of machines on record. {@code mvn test -Dtest=DoctorTextTest -Dgolden.apply}
 * rewrites it.
 */
class DoctorTextTest {
  private static final Path RESOURCES = Path.of("src/test/resources/dev/parallax/cli");

  /** Ratios of e to the power of -0.02 to 0.02, and a clock and cores that are all ours. */
  private static final Measured QUIET =
      new Measured(
          new Measured.Timer(20, 25.4),
          new Measured.Jitter(0.0004, 180_000),
          new Measured.Sleep(56_000, 240_000),
          OptionalDouble.of(0),
          OptionalLong.of(0),
          new TwinForks(
              List.of(100.0, 101.0, 100.0, 99.0, 100.0, 100.0, 102.0),
              List.of(101.0, 100.0, 101.0, 100.0, 100.0, 100.0, 101.0)));

  private static final Measured NOISY =
      new Measured(
          new Measured.Timer(15_600_000, 1_200),
          new Measured.Jitter(0.231, 41_300_000),
          new Measured.Sleep(1_900_000, 15_200_000),
          OptionalDouble.of(0.043),
          OptionalLong.of(6),
          new TwinForks(List.of(100.0, 140.0, 100.0), List.of(120.0, 100.0, 95.0)));

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "laptop, 100, quiet, 4",
    "laptop, 72, quiet, 4",
    "container-v2, 100, noisy, 2",
    "container-v1, 100, noisy, 2",
    "arm-server, 100, quiet, 16",
    "nothing, 100, quiet, 1"
  })
  void aMachineIsDescribedInTheSameWordsInEveryLocale(
      String machine, int columns, String measured, int processors) throws IOException {
    MachineFiles files =
        machine.equals("nothing") ? new MachineFiles(root) : Recorded.unpack(machine, root);
    String text = inLocale(Locale.ROOT, files, columns, measured, processors);
    Path golden = RESOURCES.resolve("doctor-%s-%d.txt".formatted(machine, columns));
    if (System.getProperty("golden.apply") != null) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
    assertThat(inLocale(Locale.GERMANY, files, columns, measured, processors)).isEqualTo(text);
    assertThat(text.lines().filter(line -> !line.strip().startsWith("$")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
  }

  private static String inLocale(
      Locale locale, MachineFiles files, int columns, String measured, int processors) {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      Measured values = measured.equals("quiet") ? QUIET : NOISY;
      JvmFacts jvm =
          new JvmFacts("V", "25", "VM", List.of(), List.of(), List.of(), 2L << 30, processors);
      return new DoctorText(columns)
          .render(Diagnosis.of(MachineFacts.read(files), jvm, values), Noise.of(values.twins()));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theSmallestVisibleDifferenceIsThatOfAPairedTTest() {
    // ln ratios of mean 0 and standard deviation 0.02; t(0.975, 3) = 3.182446.
    double up = Math.exp(0.02 * Math.sqrt(0.75));
    Noise noise = Noise.of(new TwinForks(List.of(up, up, 1.0, 1.0), List.of(1.0, 1.0, up, up)));
    assertThat(noise.visibleShare())
        .isCloseTo(
            Math.expm1(3.182446 * 0.02 / Math.sqrt(4)), org.assertj.core.data.Offset.offset(1e-7));
  }

  @Test
  void whereEqualJvmsDifferWildlyThereIsNoFigureButNoAnswer() {
    Noise noise = Noise.of(new TwinForks(List.of(100.0, 140.0), List.of(120.0, 100.0)));
    assertThat(noise.visibleShare()).isGreaterThan(1);
    String text =
        new DoctorText(100)
            .render(new Diagnosis(List.of(), List.of()), noise)
            .replaceAll("\\s+", " ");
    assertThat(text)
        .contains("no answer possible after 2 rounds", "Ask again when the machine is quiet")
        .contains("1 of 1 checks warn")
        .endsWith("No answer is possible just now on which differences can be seen here. ")
        .doesNotContain("%");
  }

  @Test
  void aDifferenceOfUpToTwiceTheTimeIsStillAFigure() {
    assertThat(new Noise(3, 0.999).sentence()).contains("99.9 %");
    assertThat(new Noise(3, Double.POSITIVE_INFINITY).sentence()).startsWith("No answer");
  }
}
