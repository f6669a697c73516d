package dev.parallax.bench.bare;

import dev.parallax.jvm.JavaProcess;
import java.io.IOException;

/** A program that says that it runs, and then waits until its standard input is closed. */
public final class IdleMain {
  private IdleMain() {}

  /** No arguments. */
  public static void main(String[] args) throws IOException {
    JavaProcess.answer("running");
    int unused = System.in.read();
  }
}
