package dev.parallax.cli.report;

import dev.parallax.cli.console.CommandOptions;
import dev.parallax.group.View;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Options that choose which results to show and how to lay them out, in benchstat's language. */
final class ViewOptions {
  private ViewOptions() {}

  /** The options. */
  static List<OptionSpec> all() {
    return List.of(
        CommandOptions.text(
            "--table",
            "KEYS",
            "Keys that get a table each. A key is a parameter or one of benchmark, package, class,"
                + " method, mode, unit, threads, metric, label, file, jdk, vm, jvmargs, machine;"
                + " several are separated by commas; key@(b a) takes these values in this order."),
        CommandOptions.text(
            "--row", "KEYS", "Keys down; what differs and isn't named is reported."),
        CommandOptions.text(
            "--col", "KEYS", "Keys across; cells are compared with the first column."),
        CommandOptions.text(
            "--filter",
            "EXPR",
            "Take only these results: key:value, key:(a OR b), key:/regexp/, AND, OR, NOT or -,"
                + " parentheses."),
        CommandOptions.text(
            "--ignore", "KEYS", "Keys that may differ inside a cell; its forks are pooled."),
        CommandOptions.text(
            "--baseline",
            "EXPR",
            "The column or row to compare with, as a filter, such as jdk:21; none: no comparison."),
        OptionSpec.builder("--metric")
            .paramLabel("NAME")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                "A secondary metric to show beside the score, such as gc.alloc.rate.norm; may be"
                    + " given more than once.")
            .build());
  }

  /** What was asked for. */
  static View of(ParseResult parsed) {
    return new View(
        CommandOptions.value(parsed, "--table"),
        CommandOptions.value(parsed, "--row"),
        CommandOptions.value(parsed, "--col"),
        CommandOptions.value(parsed, "--filter"),
        CommandOptions.value(parsed, "--ignore"),
        CommandOptions.value(parsed, "--baseline"),
        parsed.<List<String>>matchedOptionValue("--metric", List.of()).stream()
            .flatMap(names -> Arrays.stream(names.split(",", -1)))
            .map(String::strip)
            .distinct()
            .toList());
  }
}
