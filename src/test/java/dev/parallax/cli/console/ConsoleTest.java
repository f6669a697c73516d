package dev.parallax.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nothing that a command writes, by whatever way, acts on the terminal. */
class ConsoleTest {
  private static final String HOSTILE =
      "\u001b[31mred\u001b]0;title\u0007 \u202eturned\u2066 back\b\bspace\r"
          + "start\u009bm\u0085\u2028 \ufeff";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(bytes, true, StandardCharsets.UTF_8),
          new PrintStream(bytes, true, StandardCharsets.UTF_8),
          80,
          24,
          true);

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyWayToWriteShowsWhatIsNotSeen() {
    for (PrintStream stream : List.of(console.out(), console.err())) {
      stream.println(HOSTILE);
      stream.print(HOSTILE);
      stream.println(HOSTILE.toCharArray());
      stream.printf("%s%n", HOSTILE);
      stream.append(HOSTILE).append('\u001b');
      stream.print((Object) HOSTILE);
      byte[] encoded = HOSTILE.getBytes(StandardCharsets.UTF_8);
      stream.write(encoded, 0, encoded.length);
    }
    console.error(HOSTILE);

    assertThat(shown().codePoints().filter(c -> c != '\n'))
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> Character.getType(c) == Character.LINE_SEPARATOR);
    assertThat(shown()).contains("\\u001b[31mred", "\\u202eturned");
  }

  @Test
  void charactersArriveWholeHoweverTheirBytesAreWritten() {
    long seed = System.nanoTime();
    System.out.println("bytes in pieces, seed " + seed);
    Random random = new Random(seed);
    String text = "a\tb\n\u00b1 5 % \u2026 \ud83d\ude00 \u65e5\u672c\n".repeat(3000);
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < encoded.length; ) {
      int length =
          Math.min(encoded.length - from, 1 + random.nextInt(random.nextBoolean() ? 3 : 20000));
      console.out().write(encoded, from, length);
      from += length;
    }

    assertThat(shown()).isEqualTo(text);
  }

  @Test
  void aLineThatIsRewrittenHasNoEscapesButOurOwn() {
    console.rewriteLine("[1/2] \u001b[2J\u202e");

    assertThat(shown()).isEqualTo("\r[1/2] \\u001b[2J\\u202e\u001b[J\r");
  }
}
