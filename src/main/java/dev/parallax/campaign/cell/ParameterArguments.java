package dev.parallax.campaign.cell;

import dev.parallax.workload.Setting;
import dev.parallax.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The values of {@code -p name=value,value}, in the order given.
 *
 * <p>As in JMH, but strict: JMH ignores names that it doesn't know, measures a repeated value
 * twice, and has no way to write a comma. Here {@code \,} is a comma in a value and {@code \\} a
 * backslash.
 *
 * @param values the values of each name, none of them empty
 */
public record ParameterArguments(Map<String, List<String>> values) {
  /** None given. */
  public static final ParameterArguments NONE = new ParameterArguments(Map.of());

  public ParameterArguments {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Reads the arguments of all {@code -p} options.
   *
   * @throws BadRequest for one without a name, without a value, or with something twice
   */
  public static ParameterArguments parse(List<String> arguments) throws BadRequest {
    Map<String, List<String>> parsed = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals <= 0) {
        throw new BadRequest("-p %s: expected name=value[,value...]".formatted(argument));
      }
      String name = argument.substring(0, equals);
      List<String> values = split(argument.substring(equals + 1));
      if (values.contains("")) {
        throw new BadRequest("-p %s: a value is empty".formatted(argument));
      }
      LinkedHashSet<String> distinct = new LinkedHashSet<>();
      for (String value : values) {
        if (!distinct.add(value)) {
          throw new BadRequest("-p %s: the value '%s' is repeated".formatted(argument, value));
        }
      }
      if (parsed.put(name, List.copyOf(distinct)) != null) {
        throw new BadRequest(
            "-p %s: the parameter '%s' is given twice; write its values in one list"
                .formatted(argument, name));
      }
    }
    return new ParameterArguments(parsed);
  }

  /** The values given for a name. */
  public Optional<List<String>> of(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The values given for a workload's own settings, in their order. */
  public Map<String, List<String>> settingsOf(Workload workload) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (Setting setting : workload.settings()) {
      of(setting.name()).ifPresent(list -> given.put(setting.name(), list));
    }
    return given;
  }

  /** The same, with a value for a parameter for which none was given. */
  public ParameterArguments withDefault(String name, String value) {
    Map<String, List<String>> extended = new LinkedHashMap<>(values);
    extended.putIfAbsent(name, List.of(value));
    return new ParameterArguments(extended);
  }

  /** The same with each value of one parameter put into another form. */
  public ParameterArguments mapped(String name, UnaryOperator<String> form) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.computeIfPresent(name, (unused, list) -> list.stream().map(form).distinct().toList());
    return new ParameterArguments(changed);
  }

  private static List<String> split(String list) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      boolean escape =
          c == '\\'
              && i + 1 < list.length()
              && (list.charAt(i + 1) == ',' || list.charAt(i + 1) == '\\');
      if (escape) {
        i++;
        value.append(list.charAt(i));
      } else if (c == ',') {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }
}
