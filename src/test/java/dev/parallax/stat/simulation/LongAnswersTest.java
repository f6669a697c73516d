package dev.parallax.stat.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.stat.decision.Racing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the four answers are wrong and how often they are decided, some minutes long. With
 * {@code -Dsimulation.write} it writes its table, else the page must hold the one it finds.
 */
@Tag("long")
class LongAnswersTest {
  private static final Path PAGE = Path.of("src/docs/reading-a-verdict.md");
  private static final String START = "<!-- simulated answers -->\n";
  private static final String END = "<!-- end of simulated answers -->\n";
  private static final long SEED = 20261129;
  private static final int CASES = 600;

  private record Kind(String words, Noise noise, double cv) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("quiet: normal, 2 %", Noise.NORMAL, 0.02),
          new Kind("noisy: slow seconds, 3 %", Noise.SLOW_SECONDS, 0.03),
          new Kind("uneven, 3 %", Noise.UNEVEN, 0.03),
          new Kind("outliers, 2 %", Noise.OUTLIERS, 0.02));

  private static final List<AnswerWorld> WORLDS = List.of(AnswerWorld.values());

  private final StringBuilder table = new StringBuilder();
  private final List<String> missed = new ArrayList<>();

  @Test
  void theAnswersAreRarelyWrong() throws IOException {
    table.append(
        """
        | noise, CV of forks | rounds | wrong, worst truth | wrong, mean | 1 | 2 | 3 | 4 | `prefer` |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|
        """);
    for (Kind kind : KINDS) {
      AnswerSimulation simulation = new AnswerSimulation(SEED, CASES, kind.noise(), kind.cv());
      for (int rounds : List.of(3, 5, 7)) {
        row(
            kind,
            Integer.toString(rounds),
            WORLDS.stream().map(world -> simulation.fixed(world, rounds)).toList());
      }
      if (kind.noise() != Noise.OUTLIERS) {
        row(
            kind,
            "5 to 7, raced",
            WORLDS.stream().map(world -> simulation.raced(world, Racing.standard())).toList());
      }
    }
    String page = Files.readString(PAGE);
    int from = page.indexOf(START) + START.length();
    if (System.getProperty("simulation.write") != null) {
      Files.writeString(PAGE, page.substring(0, from) + table + page.substring(page.indexOf(END)));
    } else {
      assertThat(page.substring(from, page.indexOf(END))).isEqualTo(table.toString());
    }
    assertThat(missed).as("seed " + SEED).isEmpty();
  }

  private void row(Kind kind, String rounds, List<AnswerRates> rates) {
    AnswerRates mean = rates.stream().reduce(AnswerRates::plus).orElseThrow().over(rates.size());
    double worst = rates.stream().mapToDouble(AnswerRates::wrong).max().orElseThrow();
    List<String> cells = new ArrayList<>();
    cells.addAll(List.of(kind.words(), rounds, percent(worst), percent(mean.wrong())));
    mean.decided().forEach(share -> cells.add(percent(share)));
    cells.add(percent(mean.prefer()));
    String line = "| " + String.join(" | ", cells) + " |\n";
    table.append(line);
    System.out.print(line);
    // The rate of one truth is known to +-3 standard errors; the mean over truths much better.
    double error = Math.sqrt(0.05 * 0.95 / CASES);
    IntStream.range(0, rates.size())
        .filter(i -> rates.get(i).wrong() > 0.05 + 3 * error)
        .forEach(i -> missed.add(WORLDS.get(i).words() + ": " + line));
    if (mean.wrong() > 0.05) {
      missed.add("mean: " + line);
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
