package dev.parallax.group;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * Orders values as people do: numbers by size wherever they stand, {@code 2 < 10}, {@code a2 <
 * a10}.
 */
public final class NaturalOrder implements Comparator<String> {
  /** The only instance needed. */
  public static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endA = endOfChunk(a, i);
      int endB = endOfChunk(b, j);
      int order = compareChunks(a.substring(i, endA), b.substring(j, endB));
      if (order != 0) {
        return order;
      }
      i = endA;
      j = endB;
    }
    int order = Integer.compare(a.length() - i, b.length() - j);
    return order != 0 ? order : a.compareTo(b);
  }

  private static int compareChunks(String a, String b) {
    boolean numberA = isDigit(a.charAt(0));
    boolean numberB = isDigit(b.charAt(0));
    if (numberA && numberB) {
      return isShortInteger(a) && isShortInteger(b)
          ? Long.compare(Long.parseLong(a), Long.parseLong(b))
          : new BigDecimal(a).compareTo(new BigDecimal(b));
    }
    if (numberA != numberB) {
      return numberA ? -1 : 1;
    }
    return a.compareTo(b);
  }

  private static boolean isShortInteger(String number) {
    return number.length() <= 18 && number.indexOf('.') < 0;
  }

  /** A chunk is a number with an optional fraction, or what stands between numbers. */
  private static int endOfChunk(String text, int start) {
    int end = start;
    if (!isDigit(text.charAt(start))) {
      while (end < text.length() && !isDigit(text.charAt(end))) {
        end++;
      }
      return end;
    }
    end = endOfDigits(text, end);
    if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
      end = endOfDigits(text, end + 1);
    }
    return end;
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
