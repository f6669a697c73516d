package dev.parallax.render.parts;

import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/** Names and values that are too long for their column. */
public final class KeyText {
  private static final String CUT = "…";

  private KeyText() {}

  /**
   * The values of a column in at most so many characters each. Different values stay different if
   * that can be done: the beginning is cut first, which differs least in names; then the end, then
   * the middle.
   */
  public static List<String> fit(List<String> values, int longest) {
    if (values.stream().allMatch(value -> value.length() <= longest)) {
      return values;
    }
    List<UnaryOperator<String>> ways =
        List.of(
            value -> fit(value, longest),
            value -> cut(value, longest - 1, 0),
            value -> cut(value, longest / 2, longest - 1 - longest / 2));
    int different = new HashSet<>(values).size();
    for (UnaryOperator<String> way : ways) {
      List<String> shorter =
          values.stream().map(v -> v.length() <= longest ? v : way.apply(v)).toList();
      if (new HashSet<>(shorter).size() == different) {
        return shorter;
      }
    }
    return values.stream().map(ways.getFirst()).toList();
  }

  /**
   * The text in at most so many characters. Packages of a class go first, to their initials; then
   * the beginning goes.
   */
  public static String fit(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    String shorter = withInitials(text, longest);
    return shorter.length() <= longest ? shorter : cut(shorter, 0, longest - 1);
  }

  /** The first and last so many characters; half of a surrogate pair is no character. */
  private static String cut(String text, int first, int last) {
    int end = Math.min(first, text.length());
    int start = Math.max(text.length() - last, end);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    if (start < text.length() && Character.isLowSurrogate(text.charAt(start))) {
      start++;
    }
    return text.substring(0, end) + CUT + text.substring(start);
  }

  /** Packages from the left as initials, no more of them than needed; a class ends them. */
  private static String withInitials(String name, int longest) {
    List<String> parts = List.of(name.split("\\.", -1));
    int packages = 0;
    while (packages < parts.size() && parts.get(packages).matches("[a-z_][\\w$]*")) {
      packages++;
    }
    boolean hasClass = packages < parts.size() && parts.get(packages).matches("[A-Z][\\w$:]*");
    if (!hasClass) {
      return name;
    }
    String shorter = name;
    int start = 0;
    for (int i = 0; i < packages && shorter.length() > longest; i++) {
      String rest = shorter.substring(start + parts.get(i).length());
      shorter = shorter.substring(0, start + 1) + rest;
      start += 2;
    }
    return shorter;
  }
}
