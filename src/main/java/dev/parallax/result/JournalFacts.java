package dev.parallax.result;

import dev.parallax.json.UnreadableJson;
import dev.parallax.result.jmh.Values;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a journal says of a run that its results don't.
 *
 * <p>No more of a line is kept than a report needs: most of a journal is results, which the
 * reporting half has from JMH's JSON. A line that can't be read says nothing, nor does one without
 * an end: the journal enriches a report, and a run that is resumed reports what is wrong with it.
 */
final class JournalFacts {
  private static final JsonFactory JSON = new JsonFactory();

  /** Longer lines are not read; those of the suite's own runs stay far below. */
  private static final int LONGEST_LINE = 1 << 20;

  private static final int MOST_DIFFERENCES = 100;

  private final List<String> differences = new ArrayList<>();
  private final Map<String, String> cells = new HashMap<>();

  /** Those of a fork that was measured again are gone with it. */
  private final Map<String, List<Disturbance>> byFork = new LinkedHashMap<>();

  private int reruns;
  private Optional<String> start = Optional.empty();
  private Optional<String> end = Optional.empty();

  private JournalFacts() {}

  /** Reads a journal. */
  static JournalFacts read(Path journal) throws IOException {
    JournalFacts facts = new JournalFacts();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(journal), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          Line.read(line.toByteArray()).ifPresent(facts::add);
          line.reset();
        } else if (line.size() < LONGEST_LINE) {
          line.write(b);
        }
      }
    }
    return facts;
  }

  private void add(Line line) {
    cells.putAll(line.cells);
    String event = line.text("event").orElse("");
    if (event.equals("measured")) {
      start = start.or(() -> line.text("start"));
      end = line.text("at").or(() -> end);
      reruns += line.count("attempt") > 1 ? 1 : 0;
      addDisturbances(line);
    } else if (event.equals("resumed")) {
      line.differences.stream()
          .limit(Math.max(0, MOST_DIFFERENCES - differences.size()))
          .forEach(differences::add);
    }
  }

  private void addDisturbances(Line fork) {
    String cell = fork.text("cell").orElse("");
    String name = cells.getOrDefault(cell, cell);
    int round = (int) Math.min(Integer.MAX_VALUE, fork.count("round"));
    // In turns many forks are at work meanwhile.
    double nanos =
        Optional.ofNullable(fork.observed.get("spanNanos")).orElse((double) fork.count("nanos"));
    List<Disturbance> found = new ArrayList<>();
    fork.observed.forEach(
        (what, number) -> Disturbance.of(what, name, round, number, nanos).ifPresent(found::add));
    byFork.put(name + " " + round, found);
  }

  /** What disturbed the forks that count. */
  List<Disturbance> disturbances() {
    return byFork.values().stream().flatMap(List::stream).toList();
  }

  /** The facts of a run with those that only its journal has. */
  Environment addedTo(Environment environment) {
    Environment known = environment.with(Environment.RERUNS, String.valueOf(reruns));
    if (start.isPresent() && end.isPresent()) {
      known =
          known.with(Environment.FIRST_START, start.get()).with(Environment.LAST_END, end.get());
    }
    return differences.isEmpty()
        ? known
        : known.with(Environment.DIFFERENCES, String.join("; ", differences));
  }

  /** What a report needs of a line; its fields may be in any order. */
  private static final class Line {
    private final Map<String, String> texts = new HashMap<>();

    /** Names of cells by their short name, in a header. */
    private final Map<String, String> cells = new HashMap<>();

    private final List<String> differences = new ArrayList<>();
    private final Map<String, Double> observed = new LinkedHashMap<>();

    /** Reads a line; empty if it isn't JSON, or not of a journal's form. */
    static Optional<Line> read(byte[] bytes) {
      Line line = new Line();
      try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
        json.nextToken();
        Values.fields(json, field -> line.field(json, field));
      } catch (JacksonException | UnreadableJson e) {
        return Optional.empty();
      }
      return Optional.of(line);
    }

    private void field(JsonParser json, String name) {
      if (json.currentToken().isScalarValue()) {
        texts.put(name, json.getString());
        return;
      }
      switch (name) {
        case "cells" -> Values.fields(json, cell -> cells.put(cell, Values.string(json)));
        case "differences" -> Values.elements(json, () -> differences.add(Values.string(json)));
        case "observed" ->
            Values.fields(
                json,
                what -> {
                  if (json.currentToken().isNumeric()) {
                    observed.put(what, json.getDoubleValue());
                  }
                });
        default -> {}
      }
    }

    Optional<String> text(String field) {
      return Optional.ofNullable(texts.get(field));
    }

    /** A whole number from 0 on; 0 if the field has none. */
    long count(String field) {
      return text(field)
          .filter(text -> text.matches("[0-9]{1,18}"))
          .map(Long::parseLong)
          .orElse(0L);
    }
  }
}
