package dev.parallax.cli.report;

import dev.parallax.group.View;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that choose which results to show and how to lay them out, in benchstat's language. */
final class ViewOptions {
  @Option(
      names = "--table",
      paramLabel = "KEYS",
      description =
          "Keys that get a table each. A key is a parameter or one of benchmark, package, class,"
              + " method, mode, unit, threads, metric, label, file, jdk, vm, jvmargs, machine;"
              + " several are separated by commas; key@(b a) takes these values in this order.")
  private Optional<String> table = Optional.empty();

  @Option(
      names = "--row",
      paramLabel = "KEYS",
      description = "Keys down; what differs and isn't named is reported.")
  private Optional<String> row = Optional.empty();

  @Option(
      names = "--col",
      paramLabel = "KEYS",
      description = "Keys across; cells are compared with the first column.")
  private Optional<String> col = Optional.empty();

  @Mixin private Choice choice = new Choice();

  @Option(
      names = "--ignore",
      paramLabel = "KEYS",
      description = "Keys that may differ inside a cell; its forks are pooled.")
  private Optional<String> ignore = Optional.empty();

  @Option(
      names = "--baseline",
      paramLabel = "EXPR",
      description =
          "The column or row to compare with, as a filter, such as jdk:21; none: no comparison.")
  private Optional<String> baseline = Optional.empty();

  View view() {
    return new View(table, row, col, choice.filter, ignore, baseline, choice.metrics());
  }

  /** Which results, laid out as usual. */
  static final class Choice {
    @Option(
        names = "--filter",
        paramLabel = "EXPR",
        description =
            "Take only these results: key:value, key:(a OR b), key:/regexp/, AND, OR, NOT or -,"
                + " parentheses.")
    private Optional<String> filter = Optional.empty();

    @Option(
        names = "--metric",
        paramLabel = "NAME",
        description =
            "A secondary metric to show beside the score, such as gc.alloc.rate.norm; may be given"
                + " more than once.")
    private List<String> metric = List.of();

    View view(Optional<String> ignore) {
      Optional<String> none = Optional.empty();
      return new View(none, none, none, filter, ignore, none, metrics());
    }

    private List<String> metrics() {
      return metric.stream()
          .flatMap(names -> Arrays.stream(names.split(",", -1)))
          .map(String::strip)
          .distinct()
          .toList();
    }
  }
}
