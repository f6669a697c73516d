package dev.parallax.render.json;

import dev.parallax.advice.Report;
import dev.parallax.advice.rules.Finding;
import dev.parallax.render.parts.Renderer;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * JSON by the schema {@code parallax/1}, which lies beside this class: base units, full precision.
 * What isn't known is null, never left out.
 */
public final class JsonRenderer implements Renderer {
  /** What is in the file can be told by this, and read by the schema of that name. */
  static final String SCHEMA = "parallax/1";

  @Override
  public void write(Report report, Writer out) throws IOException {
    document(out, json -> write(report, json));
  }

  /** A whole document, indented, with a line break at its end. */
  static String document(Consumer<JsonFields> content) {
    StringWriter text = new StringWriter();
    try {
      document(text, content);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can always be written", e);
    }
    return text.toString();
  }

  private static void document(Writer out, Consumer<JsonFields> content) throws IOException {
    try {
      content.accept(new JsonFields(out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.write('\n');
  }

  private static void write(Report report, JsonFields json) {
    List<Table> tables = report.sections().stream().map(Report.Section::table).toList();
    json.object(() -> {
      json.string("schema", SCHEMA);
      json.object("environment", () -> environment(report, tables, json));
      json.array(
          "cells",
          () -> {
            for (Table table : tables) {
              switch (table) {
                case BatchTable batches -> new JsonBatches(batches, json).cells();
                case ScoreTable scores -> new JsonScores(scores, json).cells();
              }
            }
          });
      json.array(
          "comparisons",
          () -> {
            for (Table table : tables) {
              switch (table) {
                case BatchTable batches -> new JsonBatches(batches, json).comparisons();
                case ScoreTable scores -> new JsonScores(scores, json).comparisons();
              }
            }
          });
      json.array(
          "scaling",
          () -> {
            for (Report.Section section : report.sections()) {
              if (section.table() instanceof BatchTable batches) {
                new JsonScaling(batches, json).fits(section.scaling());
              }
            }
          });
      json.array(
          "recommendations",
          () -> {
            for (Report.Section section : report.sections()) {
              if (section.table() instanceof BatchTable batches && section.advice().isPresent()) {
                new JsonBatches(batches, json).recommendation(section.advice().get());
              }
            }
          });
      json.array(
          "findings",
          () -> report.sections().forEach(s -> s.findings().forEach(f -> finding(f, json))));
    });
  }

  private static void environment(Report report, List<Table> tables, JsonFields json) {
    Set<String> jvms = new TreeSet<>();
    for (Table table : tables) {
      switch (table) {
        case BatchTable batches -> jvms.addAll(batches.jvms());
        case ScoreTable scores -> jvms.addAll(scores.jvms());
      }
    }
    json.strings("jvms", List.copyOf(jvms));
    json.object("facts", () -> report.environment().forEach(json::string));
    tables.stream().findFirst().ifPresent(table -> json.number("confidence", table.confidence()));
  }

  private static void finding(Finding finding, JsonFields json) {
    json.object(() -> {
      json.string("severity", finding.severity().word());
      json.string("code", finding.code());
      json.string("message", finding.message());
      json.string("where", finding.where());
    });
  }
}
