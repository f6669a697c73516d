package dev.parallax.result;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a journal says of a run that its results don't.
 *
 * <p>No more of a line is kept than a report needs: most of a journal is results, which the
 * reporting half has from JMH's JSON. A line that can't be read says nothing, nor does one without
 * an end: the journal enriches a report, and whoever resumes the run is told what is wrong with it.
 *
 * @param differences what was not as at the start when the run was made to go on, each in one line
 * @param reruns how many forks were measured again
 * @param disturbances of the forks that count: those of a fork that was measured again are gone
 *     with it
 * @param span from the start of the first fork that was measured to the end of the last, as the
 *     journal has them; none if there was none
 */
record JournalFacts(
    List<String> differences, int reruns, List<Disturbance> disturbances, Optional<Span> span) {
  /** Longer lines are not read; those of the suite's own runs stay far below. */
  private static final int LONGEST_LINE = 1 << 20;

  private static final int MOST_DIFFERENCES = 100;

  /** From when to when, as ISO 8601 instants. */
  record Span(String start, String end) {}

  JournalFacts {
    differences = List.copyOf(differences);
    disturbances = List.copyOf(disturbances);
  }

  /** Reads a journal. */
  static JournalFacts read(Path journal) throws IOException {
    Builder facts = new Builder();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(journal), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          JournalLine.read(line.toByteArray()).ifPresent(facts::add);
          line.reset();
        } else if (line.size() < LONGEST_LINE) {
          line.write(b);
        }
      }
    }
    return facts.build();
  }

  /** Gathers the facts, line by line. */
  private static final class Builder {
    private final List<String> differences = new ArrayList<>();
    private final ForkObservations observations = new ForkObservations();
    private int reruns;
    private Optional<String> start = Optional.empty();
    private Optional<String> end = Optional.empty();

    void add(JournalLine line) {
      if (line.isEvent("measured")) {
        observations.addFork(line);
        start = start.or(() -> line.text("start"));
        end = line.text("at").or(() -> end);
        reruns += line.count("attempt") > 1 ? 1 : 0;
      } else if (line.isEvent("resumed")) {
        line.differences().stream()
            .limit(Math.max(0, MOST_DIFFERENCES - differences.size()))
            .forEach(differences::add);
      } else if (line.text("format").isPresent()) {
        observations.addNames(line);
      }
    }

    JournalFacts build() {
      Optional<Span> span =
          start.isPresent() && end.isPresent()
              ? Optional.of(new Span(start.get(), end.get()))
              : Optional.empty();
      return new JournalFacts(differences, reruns, observations.disturbances(), span);
    }
  }
}
