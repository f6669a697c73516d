package dev.parallax.cli;

import dev.parallax.group.View;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Options that choose which results to show and how to lay them out, in benchstat's language. */
final class ViewOptions {
  private ViewOptions() {}

  /** The options. */
  static List<OptionSpec> all() {
    return List.of(
        text(
            "--table",
            "KEYS",
            "Keys that get a table each. A key is a parameter or one of benchmark, package, class,"
                + " method, mode, unit, threads, metric, label, file, jdk, vm, jvmargs, machine;"
                + " several are separated by commas; key@(b a) takes these values in this order."),
        text("--row", "KEYS", "Keys down; what differs and isn't named is reported."),
        text("--col", "KEYS", "Keys across; cells are compared with the first column."),
        text(
            "--filter",
            "EXPR",
            "Take only these results: key:value, key:(a OR b), key:/regexp/, AND, OR, NOT or -,"
                + " parentheses."),
        text("--ignore", "KEYS", "Keys that may differ inside a cell; its forks are pooled."),
        text(
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
        value(parsed, "--table"),
        value(parsed, "--row"),
        value(parsed, "--col"),
        value(parsed, "--filter"),
        value(parsed, "--ignore"),
        value(parsed, "--baseline"),
        parsed.<List<String>>matchedOptionValue("--metric", List.of()).stream()
            .flatMap(names -> Arrays.stream(names.split(",", -1)))
            .map(String::strip)
            .distinct()
            .toList());
  }

  private static Optional<String> value(ParseResult parsed, String option) {
    return Optional.ofNullable(parsed.<String>matchedOptionValue(option, null));
  }

  private static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }
}
