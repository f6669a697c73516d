package dev.parallax.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Real files with a few things wrong, the same for the same seed. */
final class Mutations {
  private static final String FORMAT_MARKS = "\u202e\u2066\u200f\u0085\u2028";

  /** What may stand where a value stood. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "[[]]",
          "[[[]]]",
          "[[[[1,2]]]]",
          "\"\"",
          "\"NaN\"",
          "\"-INF\"",
          "\"+INF\"",
          "NaN",
          "0",
          "-0.0",
          "-1",
          "1e308",
          "-1e308",
          "1e999",
          "4.9E-324",
          "1e-999",
          "007",
          "9".repeat(30),
          "9".repeat(400),
          "1" + "0".repeat(2000),
          "[".repeat(90) + "]".repeat(90),
          "[".repeat(2000),
          "\"<script>alert(1)</script>\"",
          "\"=cmd()\"",
          "\"@SUM(A1)\"",
          "\"a|b`c`**d**\\\\\"",
          "\"line\\nbreak\\r\\t\\u0000\\u001b[2J\"",
          "\"" + FORMAT_MARKS + "\"",
          "\"\\ud800\"",
          "\"ops/s\"",
          "\"ns/op\"",
          "\"B/op\"",
          "\"---\"",
          "\"sample\"",
          "\"thrpt\"",
          "\"dev.parallax.bench.BatchBenchmark.serial\"",
          "\"lock\"",
          "\"serial\"",
          "\"" + "x".repeat(5000) + "\"");

  /** What may stand where a name stood. */
  private static final List<String> NAMES =
      List.of(
          "benchmark",
          "mode",
          "params",
          "threads",
          "forks",
          "score",
          "scoreUnit",
          "rawData",
          "rawDataHistogram",
          "primaryMetric",
          "secondaryMetrics",
          "workload",
          "workers",
          "model",
          "label",
          "",
          "<b>",
          "=1+1",
          "a|b",
          "x\\ny",
          "\\u202e",
          "p\u00b7p0.50");

  private static final Pattern NAME = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"\\s*:");
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<=[:\\[,]\\s{0,40})(\"(?:[^\"\\\\]++|\\\\.)*+\"(?!\\s*:)|-?[0-9][-+.eE0-9]*)");

  private Mutations() {}

  /** A few rows of a file with one to four things wrong. */
  static byte[] of(List<String> rows, Random random) {
    List<String> some = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      some.add(rows.get(random.nextInt(rows.size())));
    }
    String text = "[\n" + String.join(",\n", some) + "\n]\n";
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      text =
          switch (random.nextInt(6)) {
            case 0, 1, 2 -> replace(text, VALUE, VALUES, random);
            case 3 -> replace(text, NAME, NAMES, random);
            default -> text;
          };
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(3) == 0 ? damage(bytes, random) : bytes;
  }

  private static String replace(
      String text, Pattern what, List<String> replacements, Random random) {
    int from = random.nextInt(text.length());
    Matcher found = what.matcher(text);
    if (!found.find(from) && !found.find(0)) {
      return text;
    }
    String replacement = replacements.get(random.nextInt(replacements.size()));
    return text.substring(0, found.start(1)) + replacement + text.substring(found.end(1));
  }

  /** Damage as by a disk, an editor or a copy that was cut off. */
  private static byte[] damage(byte[] bytes, Random random) {
    int a = random.nextInt(bytes.length);
    int b = Math.min(bytes.length, a + 1 + random.nextInt(200));
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(bytes, a);
      case 1 -> joined(Arrays.copyOf(bytes, a), Arrays.copyOfRange(bytes, b, bytes.length));
      case 2 -> joined(Arrays.copyOf(bytes, b), Arrays.copyOfRange(bytes, a, bytes.length));
      case 3 -> {
        byte[] noise = bytes.clone();
        for (int i = a; i < Math.min(b, a + 4); i++) {
          noise[i] = (byte) random.nextInt(256);
        }
        yield noise;
      }
      default -> {
        byte[] flipped = bytes.clone();
        flipped[a] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
    };
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /** The rows of a file as they are written; its whole text, if it has none. */
  static List<String> rows(String text) {
    List<String> rows = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        if (depth == 0) {
          start = i;
        }
        depth++;
      } else if (c == '}') {
        depth--;
        if (depth == 0) {
          rows.add(text.substring(start, i + 1));
        }
      }
    }
    return rows.isEmpty() ? List.of(text) : rows;
  }
}
