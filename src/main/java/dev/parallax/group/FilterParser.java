package dev.parallax.group;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

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
final class FilterParser {
  /** Deeper nesting than anyone writes by hand; beyond it the stack would be at risk. */
  private static final int DEEPEST = 200;

  private final Lexer lexer;
  private final Keys keys;
  private int depth;

  FilterParser(String option, String text, Keys keys) {
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
    return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
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
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private Filter match() {
    boolean wanted = true;
    while (lexer.takes('-') || lexer.takesKeyword("NOT")) {
      wanted = !wanted;
    }
    Filter filter = positive();
    return wanted ? filter : new Filter.Not(filter);
  }

  private Filter positive() {
    if (lexer.takes('*')) {
      return Filter.ALL;
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
    String key = KeyNames.read(lexer, keys);
    if (!lexer.takes(':')) {
      throw lexer.error("expected \":\" and a value after the key, found " + lexer.found());
    }
    int open = lexer.place();
    if (!lexer.takes('(')) {
      return new Filter.Term(key, value());
    }
    List<Filter> values = new ArrayList<>();
    do {
      values.add(new Filter.Term(key, value()));
    } while (lexer.takesKeyword("OR"));
    if (!lexer.takes(')')) {
      throw lexer.atEnd()
          ? lexer.errorAt(open, "this parenthesis is not closed")
          : lexer.error("expected OR or \")\" after a value, found " + lexer.found());
    }
    return new Filter.Or(values);
  }

  private Predicate<String> value() {
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
    return lexer.word("", "a value")::equals;
  }
}
