package dev.parallax.render.html;

import dev.parallax.advice.Report;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import dev.parallax.table.SimulatedCluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a report comes from: its machine, and how to make it again.
 *
 * @param report what is shown
 * @param around what is known beside it
 */
record HtmlAbout(Report report, Surroundings around, Blocks blocks) {
  private static final String JAR = "java -jar benchmarks.jar";

  /** Facts that say in a few words what machine it was. */
  private static final List<String> TELLING = List.of("os", "arch", "cores", "jdk");

  String title() {
    List<String> labels = around.sources().stream().map(Surroundings.Source::label).toList();
    return labels.isEmpty() ? "Report" : String.join(", ", labels);
  }

  /** Names of what was reported, and of its machine if there is only one. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(title()));
    if (around.sources().size() == 1) {
      Map<String, String> facts = around.sources().getFirst().facts();
      TELLING.stream()
          .filter(facts::containsKey)
          .forEach(name -> words.add(words(name, facts.getOrDefault(name, ""))));
    }
    return words;
  }

  private static String words(String name, String value) {
    return switch (name) {
      case "cores" -> value.equals("1") ? "1 core" : value + " cores";
      case "jdk" -> "JDK " + value;
      default -> value;
    };
  }

  void environment() throws IOException {
    List<Surroundings.Source> sources =
        around.sources().stream().filter(source -> !source.facts().isEmpty()).toList();
    for (Surroundings.Source source : sources) {
      List<Blocks.Fact> facts =
          source.facts().entrySet().stream()
              .map(fact -> Blocks.Fact.of(fact.getKey(), List.of(fact.getValue())))
              .toList();
      group("environment", source, facts);
    }
    if (sources.isEmpty()) {
      blocks.group("environment-all", "", this::ofTables);
    }
  }

  /** What the rows themselves say. */
  private void ofTables() throws IOException {
    Set<String> jvms = new LinkedHashSet<>();
    Set<String> machines = new LinkedHashSet<>();
    for (Report.Section section : report.sections()) {
      jvms.addAll(section.table().jvms());
      switch (section.table()) {
        case BatchTable batches -> batches.machine().ifPresent(machines::add);
        case ScoreTable scores -> machines.addAll(scores.machines());
        case SimulatedCluster cluster -> {} // its case has said it
      }
    }
    machines.remove("");
    List<Blocks.Fact> facts =
        Stream.of(
                Blocks.Fact.of("machine", List.copyOf(machines)),
                Blocks.Fact.of("JVM", List.copyOf(jvms)))
            .filter(fact -> !fact.lines().isEmpty())
            .toList();
    if (facts.isEmpty()) {
      blocks.prose(List.of("The files say nothing of machine and JVM."));
    } else {
      blocks.facts(facts);
    }
  }

  void reproduce() throws IOException {
    for (Surroundings.Source source : around.sources()) {
      String commandLine = source.facts().get("commandLine");
      group(
          "reproduce",
          source,
          List.of(
              Blocks.Fact.of("results", List.of(source.path())),
              commandLine == null
                  ? Blocks.Fact.of("run", List.of("the file doesn't say how it was run"))
                  : new Blocks.Fact("run", List.of((JAR + " " + commandLine).strip()), true)));
    }
    if (!around.command().isEmpty()) {
      Blocks.Fact again = new Blocks.Fact("this page", List.of(around.command()), true);
      blocks.group("reproduce-page", "", () -> blocks.facts(List.of(again)));
    } else if (around.sources().isEmpty()) {
      blocks.group(
          "reproduce-all",
          "",
          () -> blocks.prose(List.of("The files don't say where these results come from.")));
    }
  }

  private void group(String part, Surroundings.Source source, List<Blocks.Fact> facts)
      throws IOException {
    boolean alone = around.sources().size() == 1;
    blocks.group(
        Ids.of(List.of(part, source.label())),
        alone ? "" : source.label(),
        () -> blocks.facts(facts));
  }
}
