package dev.parallax.result;

import dev.parallax.json.UnreadableJson;
import dev.parallax.result.jmh.Values;
import dev.parallax.suite.Trait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;

/**
 * What a campaign wrote down of its machine and JVM.
 *
 * @param facts by name, in the file's order; an object's fields bear its name and a dot in front
 *     ({@code memory.total}), the values of an array are joined by blanks; empty if nothing is told
 * @param commandLine the words by which the run was started, as they were given; empty if that
 *     isn't told
 */
public record Environment(Map<String, String> facts, Optional<List<String>> commandLine) {
  /** The fact that says in which ways a run went on elsewhere than it began, if it did. */
  public static final String DIFFERENCES = "resumed.differences";

  /** The fact that says how many forks were measured again, if the run has a journal. */
  public static final String RERUNS = "journal.reruns";

  /** The fact that says when the first fork was started, if the run has a journal. */
  public static final String FIRST_START = "journal.start";

  /** The fact that says when the last fork had ended. */
  public static final String LAST_END = "journal.end";

  private static final String COMMAND_LINE = "commandLine";
  private static final String QUOTA = "limits.quotaCores";

  public Environment {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    commandLine = commandLine.map(List::copyOf);
  }

  /** Nothing is told, as with a lone file. */
  public static Environment unknown() {
    return new Environment(Map.of(), Optional.empty());
  }

  /** A fact by its name, such as {@code cores}, {@code os} or {@code jdk}. */
  public Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  /**
   * How many cores the run could use: the least of what it is bound to, what its control group
   * allows, and the quota of CPU time; empty if nothing is told.
   */
  public OptionalDouble usableCores() {
    return least("cores", "cpu.allowed", "limits.cpus", QUOTA);
  }

  /** The quota of CPU time in cores, if it is less than the CPUs that the run may use. */
  public OptionalDouble quotaBelowCpus() {
    OptionalDouble quota = least(QUOTA);
    OptionalDouble cpus = least("cpu.allowed", "limits.cpus");
    return quota.isPresent() && cpus.isPresent() && quota.getAsDouble() < cpus.getAsDouble()
        ? quota
        : OptionalDouble.empty();
  }

  /** The traits of a workload; empty if the run doesn't say. */
  public Optional<Set<Trait>> traits(String workload) {
    return fact("traits." + workload)
        .map(words ->
            Stream.of(words.split(" ", -1))
                .flatMap(word -> Trait.of(word).stream())
                .collect(Collectors.toSet()));
  }

  private OptionalDouble least(String... names) {
    return Stream.of(names)
        .flatMap(name -> fact(name).stream())
        .filter(value -> value.matches("[0-9]{1,6}(\\.[0-9]{1,17})?"))
        .mapToDouble(Double::parseDouble)
        .filter(cores -> cores > 0)
        .min();
  }

  /** The same with one more fact. */
  Environment with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return new Environment(more, commandLine);
  }

  /** Reads {@code environment.json}; the parser stands on its first token. */
  static Environment read(JsonParser parser) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> commandLine = new ArrayList<>();
    object(parser, "", facts, commandLine);
    return new Environment(
        facts, facts.containsKey(COMMAND_LINE) ? Optional.of(commandLine) : Optional.empty());
  }

  private static void object(
      JsonParser parser, String prefix, Map<String, String> facts, List<String> commandLine) {
    Values.fields(
        parser,
        field -> {
          String name = prefix + field;
          switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, name + ".", facts, commandLine);
            case START_ARRAY -> {
              List<String> values = array(parser);
              put(parser, facts, name, String.join(" ", values));
              if (name.equals(COMMAND_LINE)) {
                commandLine.addAll(values);
              }
            }
            default -> put(parser, facts, name, Values.string(parser));
          }
        });
  }

  private static void put(JsonParser parser, Map<String, String> facts, String name, String value) {
    if (facts.put(name, value) != null) {
      throw Values.twice(parser, "the field", name);
    }
    if (facts.size() > Values.MOST_ENTRIES) {
      throw new UnreadableJson(parser, "more than " + Values.MOST_ENTRIES + " facts");
    }
  }

  /** Its plain values; what is nested deeper is left out. */
  private static List<String> array(JsonParser parser) {
    List<String> values = new ArrayList<>();
    Values.elements(
        parser,
        () -> {
          if (parser.currentToken().isScalarValue()) {
            values.add(Values.string(parser));
          }
          parser.skipChildren();
        });
    return values;
  }
}
