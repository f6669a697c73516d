package dev.parallax.group;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Which observations are wanted, in benchstat's language: {@code key:value}, {@code key:/regexp/},
 * {@code key:(a OR b)}, {@code x y} or {@code x AND y}, {@code x OR y}, {@code -x} or {@code NOT
 * x}, parentheses, and {@code *} for everything. A regular expression matches anywhere in the
 * value, and {@code jdk:21} takes every version of JDK 21.
 *
 * @param keys those it asks for
 * @param wanted whether it takes an observation
 */
public record Filter(Set<String> keys, Predicate<Observation> wanted) {
  /** Whether it takes the observation. */
  public boolean test(Observation observation) {
    return wanted.test(observation);
  }

  /**
   * Reads it.
   *
   * @param option what the user calls it, for messages
   * @throws ExpressionException with the column of what is wrong, or with the keys there are
   */
  public static Filter parse(String option, String text, Keys keys) {
    return new Parser(option, text, keys).parse();
  }

  /** A key's value is as asked. */
  public static Filter term(String key, Predicate<String> value) {
    return new Filter(Set.of(key), observation -> observation.matches(key, value));
  }

  /** All of them; without any it takes everything. */
  public static Filter all(List<Filter> parts) {
    return of(parts, (all, o) -> all.stream().allMatch(part -> part.test(o)));
  }

  private static Filter any(List<Filter> parts) {
    return of(parts, (all, o) -> all.stream().anyMatch(part -> part.test(o)));
  }

  private static Filter of(List<Filter> parts, BiPredicate<List<Filter>, Observation> test) {
    Set<String> keys = new LinkedHashSet<>();
    parts.forEach(part -> keys.addAll(part.keys()));
    List<Filter> all = List.copyOf(parts);
    return new Filter(keys, observation -> test.test(all, observation));
  }

  private Filter not() {
    return new Filter(keys, wanted.negate());
  }

  /**
   * Reads a filter by recursive descent.
   *
   * <pre>
   * expr  = and {"OR" and}
   * and   = match {["AND"] match}
   * match = "(" expr ")" | ("-" | "NOT") match | "*" | key ":" value
   *       | key ":" "(" value {"OR" value} ")"
   * value = word | "/" regexp "/"
   * </pre>
   */
  private static final class Parser {
    /** Deeper nesting than anyone writes by hand; beyond it the stack would be at risk. */
    private static final int DEEPEST = 200;

    private final Lexer lexer;
    private final Keys keys;
    private int depth;

    Parser(String option, String text, Keys keys) {
      this.lexer = new Lexer(option, text);
      this.keys = keys;
    }

    Filter parse() {
      if (lexer.atEnd()) {
        throw lexer.error("it is empty; write key:value, or * for everything");
      }
      Filter filter = expression();
      if (!lexer.atEnd()) {
        throw lexer.error("expected AND, OR or the end, found " + lexer.found());
      }
      return filter;
    }

    private Filter expression() {
      if (++depth > DEEPEST) {
        throw lexer.error("more than " + DEEPEST + " levels of parentheses");
      }
      List<Filter> parts = new ArrayList<>(List.of(conjunction()));
      while (lexer.takesKeyword("OR")) {
        parts.add(conjunction());
      }
      depth--;
      return parts.size() == 1 ? parts.getFirst() : any(parts);
    }

    private Filter conjunction() {
      List<Filter> parts = new ArrayList<>(List.of(match()));
      while (!lexer.atEnd() && !lexer.sees(')')) {
        int before = lexer.place();
        if (lexer.takesKeyword("OR")) {
          lexer.back(before);
          break;
        }
        lexer.takesKeyword("AND");
        parts.add(match());
      }
      return parts.size() == 1 ? parts.getFirst() : all(parts);
    }

    private Filter match() {
      boolean wanted = true;
      while (lexer.takes('-') || lexer.takesKeyword("NOT")) {
        wanted = !wanted;
      }
      Filter filter = positive();
      return wanted ? filter : filter.not();
    }

    private Filter positive() {
      if (lexer.takes('*')) {
        return all(List.of());
      }
      int open = lexer.place();
      if (lexer.takes('(')) {
        Filter inner = expression();
        if (!lexer.takes(')')) {
          throw lexer.atEnd()
              ? lexer.errorAt(open, "this parenthesis is not closed")
              : lexer.error("expected AND, OR or \")\", found " + lexer.found());
        }
        return inner;
      }
      return term();
    }

    private Filter term() {
      String key = keys.read(lexer);
      if (!lexer.takes(':')) {
        throw lexer.error("expected \":\" and a value after the key, found " + lexer.found());
      }
      int open = lexer.place();
      if (!lexer.takes('(')) {
        return Filter.term(key, value(key));
      }
      List<Filter> values = new ArrayList<>();
      do {
        values.add(Filter.term(key, value(key)));
      } while (lexer.takesKeyword("OR"));
      if (!lexer.takes(')')) {
        throw lexer.atEnd()
            ? lexer.errorAt(open, "this parenthesis is not closed")
            : lexer.error("expected OR or \")\" after a value, found " + lexer.found());
      }
      return any(values);
    }

    private Predicate<String> value(String key) {
      if (lexer.sees('/')) {
        int start = lexer.place();
        lexer.takes('/');
        String pattern = lexer.regexp();
        try {
          return Pattern.compile(pattern).asPredicate();
        } catch (PatternSyntaxException e) {
          throw lexer.errorAt(
              start + 1 + Math.max(e.getIndex(), 0),
              "not a regular expression: " + e.getDescription());
        }
      }
      String word = lexer.word("", "a value");
      return key.equals(Dimension.JDK) ? version -> isRelease(word, version) : word::equals;
    }

    /** Whether a version is of a release: 21.0.6 is of 21 and of 21.0, and 1.8.0_292 is of 8. */
    private static boolean isRelease(String release, String version) {
      String[] names = {version, version.startsWith("1.") ? version.substring(2) : version};
      return Stream.of(names)
          .anyMatch(name ->
              name.startsWith(release)
                  && !release.isEmpty()
                  && (name.length() == release.length()
                      || !Character.isLetterOrDigit(name.charAt(release.length()))));
    }
  }
}
