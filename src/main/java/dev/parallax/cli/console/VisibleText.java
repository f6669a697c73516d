package dev.parallax.cli.console;

import dev.parallax.render.parts.Escape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * What stands between every command and the terminal: characters that aren't seen are written as
 * escapes, wherever they come from, so that no name in a file, no exception and no output of a
 * child moves the cursor, changes colours or turns the direction of a line. Line breaks and tabs
 * pass.
 *
 * <p>On bytes, since a print stream has twenty ways to be written to, and all end here.
 */
final class VisibleText extends OutputStream {
  private final PrintStream terminal;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final CharBuffer decoded = CharBuffer.allocate(1 << 13);

  /** The first bytes of a character whose others are still to come. */
  private ByteBuffer begun = ByteBuffer.allocate(0);

  private VisibleText(PrintStream terminal) {
    this.terminal = terminal;
    charset = terminal.charset();
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** A stream whose text is shown on another one. */
  static final class Stream extends PrintStream {
    /** Behind a word, not at the start of the line: at the top left tmux keeps what it clears. */
    private static final String CLEAR_BEHIND = "\u001b[J";

    private final PrintStream terminal;

    Stream(PrintStream terminal) {
      super(new VisibleText(terminal), true, terminal.charset());
      this.terminal = terminal;
    }

    /** Puts a text in the place of the line on which the cursor is, and leaves it at its start. */
    void rewriteLine(String text) {
      flush();
      terminal.print("\r" + Escape.plain(text) + CLEAR_BEHIND + "\r");
      terminal.flush();
    }
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    ByteBuffer in = ByteBuffer.allocate(begun.remaining() + length);
    in.put(begun).put(bytes, offset, length).flip();
    boolean more = true;
    while (more) {
      more = decoder.decode(in, decoded, false).isOverflow();
      show(decoded.flip().toString());
      decoded.clear();
    }
    begun = in.slice();
  }

  private void show(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean endOfLine = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || c == '\t' || endOfLine) {
        shown.append(Escape.plain(text.substring(from, i))).append(c);
        from = i + 1;
      }
    }
    shown.append(Escape.plain(text.substring(from)));
    byte[] encoded = shown.toString().getBytes(charset);
    terminal.write(encoded, 0, encoded.length);
  }

  @Override
  public void flush() {
    terminal.flush();
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
