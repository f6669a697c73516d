package dev.parallax.concurrency.pool;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a worker in another JVM says of what a task threw. */
public final class Thrown {
  private Thrown() {}

  /** The stack as text; its class alone if there is no room for it, or its message throws. */
  public static String text(Throwable thrown) {
    try {
      StringWriter text = new StringWriter();
      thrown.printStackTrace(new PrintWriter(text));
      return text.toString();
    } catch (Throwable e) {
      return thrown.getClass().getName();
    }
  }
}
