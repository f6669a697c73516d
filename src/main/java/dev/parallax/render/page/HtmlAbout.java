package dev.parallax.render.page;

import dev.parallax.advice.Report;
import dev.parallax.render.html.Block;
import dev.parallax.render.html.Ids;
import dev.parallax.render.html.Page;
import dev.parallax.render.parts.Escape;
import dev.parallax.table.BatchTable;
import dev.parallax.table.ScoreTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a report comes from: its machine, and how to make it again.
 *
 * @param report what is shown
 * @param around what is known beside it
 */
record HtmlAbout(Report report, Surroundings around) {
  private static final String JAR = "java -jar benchmarks.jar";

  /** Facts that say in a few words what machine it was. */
  private static final List<String> TELLING = List.of("os", "arch", "cores", "jdk");

  String title() {
    List<String> labels = around.sources().stream().map(Surroundings.Source::label).toList();
    return labels.isEmpty() ? "Report" : Escape.plain(String.join(", ", labels));
  }

  /** Names of what was reported, and of its machine if there is only one. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(title()));
    if (around.sources().size() == 1) {
      Map<String, String> facts = around.sources().getFirst().facts();
      for (String name : TELLING) {
        String value = facts.get(name);
        if (value != null) {
          words.add(Escape.plain(words(name, value)));
        }
      }
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

  Page.Part environment() {
    List<Page.Group> groups = new ArrayList<>();
    for (Surroundings.Source source : around.sources()) {
      if (!source.facts().isEmpty()) {
        List<Block.Fact> facts =
            source.facts().entrySet().stream()
                .map(fact -> fact(fact.getKey(), List.of(fact.getValue()), false))
                .toList();
        groups.add(group("environment", source, List.of(new Block.Facts(facts, false))));
      }
    }
    if (groups.isEmpty()) {
      groups.add(new Page.Group("environment-all", "", List.of(fromTables())));
    }
    return new Page.Part("environment", "Environment", false, groups);
  }

  /** What the rows themselves tell. */
  private Block fromTables() {
    Set<String> jvms = new LinkedHashSet<>();
    Set<String> machines = new LinkedHashSet<>();
    for (Report.Section section : report.sections()) {
      switch (section.table()) {
        case BatchTable batches -> {
          jvms.addAll(batches.jvms());
          batches.machine().ifPresent(machines::add);
        }
        case ScoreTable scores -> {
          jvms.addAll(scores.jvms());
          machines.addAll(scores.machines());
        }
      }
    }
    machines.remove("");
    List<Block.Fact> facts = new ArrayList<>();
    if (!machines.isEmpty()) {
      facts.add(fact("machine", List.copyOf(machines), false));
    }
    if (!jvms.isEmpty()) {
      facts.add(fact("JVM", List.copyOf(jvms), false));
    }
    return facts.isEmpty()
        ? new Block.Prose(List.of("The files say nothing of machine and JVM."))
        : new Block.Facts(facts, false);
  }

  Page.Part reproduce() {
    List<Page.Group> groups = new ArrayList<>();
    for (Surroundings.Source source : around.sources()) {
      List<Block.Fact> facts = new ArrayList<>();
      facts.add(fact("results", List.of(source.path()), false));
      String commandLine = source.facts().get("commandLine");
      facts.add(
          commandLine == null
              ? fact("run", List.of("the file doesn't say how it was run"), false)
              : fact("run", List.of((JAR + " " + commandLine).strip()), true));
      groups.add(group("reproduce", source, List.of(new Block.Facts(facts, false))));
    }
    if (!around.command().isEmpty()) {
      List<Block> blocks =
          List.of(
              new Block.Facts(List.of(fact("this page", List.of(around.command()), true)), false));
      groups.add(new Page.Group("reproduce-page", "", blocks));
    }
    if (groups.isEmpty()) {
      groups.add(
          new Page.Group(
              "reproduce-all",
              "",
              List.of(new Block.Prose(List.of("Nobody told where these results come from.")))));
    }
    return new Page.Part("reproduce", "How to reproduce", false, groups);
  }

  private Page.Group group(String part, Surroundings.Source source, List<Block> blocks) {
    boolean alone = around.sources().size() == 1;
    return new Page.Group(
        Ids.of(List.of(part, source.label())), alone ? "" : Escape.plain(source.label()), blocks);
  }

  private static Block.Fact fact(String label, List<String> lines, boolean code) {
    return new Block.Fact(Escape.plain(label), lines.stream().map(Escape::plain).toList(), code);
  }
}
