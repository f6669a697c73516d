package dev.parallax.render.json;

import dev.parallax.advice.ComparisonReport;
import dev.parallax.advice.Report;
import dev.parallax.advice.rules.Finding;
import dev.parallax.render.parts.Renderer;
import dev.parallax.table.BatchTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * JSON by the schema {@code parallax/2}, which lies beside this class: base units, full precision.
 * What isn't known is null, never left out. It is {@code parallax/1} with {@code answers}, and with
 * {@code use} in each recommendation.
 */
public final class JsonRenderer implements Renderer {
  /** What is in the file can be told by this, and read by the schema of that name. */
  static final String SCHEMA = "parallax/2";

  @Override
  public void write(Report report, Writer out) throws IOException {
    document(out, json -> write(report, json));
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
    List<JsonTable> tables = report.parts().stream().map(p -> JsonTable.of(p, json)).toList();
    json.object(() -> {
      json.string("schema", SCHEMA);
      json.object("environment", () -> environment(report, json));
      tables.forEach(JsonTable::summary);
      json.array("cells", () -> tables.forEach(JsonTable::cells));
      json.array("comparisons", () -> tables.forEach(JsonTable::comparisons));
      json.array(
          "scaling",
          () ->
              batches(
                  report,
                  (section, batches) -> new JsonBatches(batches, json).scaling(section.scaling())));
      json.array(
          "stacks",
          () ->
              batches(
                  report,
                  (section, batches) ->
                      section
                          .stacks()
                          .ifPresent(stacks -> new JsonBatches(batches, json).stacks(stacks))));
      json.array(
          "recommendations",
          () ->
              batches(
                  report,
                  (section, batches) ->
                      section
                          .advice()
                          .ifPresent(
                              advice -> new JsonBatches(batches, json).recommendation(advice))));
      json.array(
          "answers",
          () ->
              batches(
                  report,
                  (section, batches) ->
                      section
                          .advice()
                          .ifPresent(advice ->
                              new JsonAnswers(batches, advice.answers(), json).answers())));
      List<JsonCluster> clusters =
          tables.stream()
              .filter(JsonCluster.class::isInstance)
              .map(JsonCluster.class::cast)
              .toList();
      if (!clusters.isEmpty()) {
        json.array("simulated", () -> clusters.forEach(JsonCluster::simulated));
      }
      json.array(
          "findings",
          () -> report.parts().forEach(part -> part.findings().forEach(f -> finding(f, json))));
    });
  }

  private static void batches(Report report, BiConsumer<Report.Section, BatchTable> each) {
    for (Report.Section section : report.sections()) {
      if (section.table() instanceof BatchTable batches) {
        each.accept(section, batches);
      }
    }
  }

  private static void environment(Report report, JsonFields json) {
    if (!report.parts().isEmpty()
        && report.parts().getFirst() instanceof ComparisonReport compared) {
      json.number("confidence", compared.comparison().confidence());
      return;
    }
    Set<String> jvms = new TreeSet<>();
    for (Report.Section section : report.sections()) {
      jvms.addAll(section.table().jvms());
    }
    json.strings("jvms", List.copyOf(jvms));
    json.object("facts", () -> report.environment().forEach(json::string));
    report.sections().stream()
        .findFirst()
        .ifPresent(section -> json.number("confidence", section.table().confidence()));
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
