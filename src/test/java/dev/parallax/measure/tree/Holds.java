package dev.parallax.measure.tree;

import java.io.IOException;
import java.util.Arrays;

/** Holds so many MiB, says so, and waits. */
final class Holds {
  private Holds() {}

  public static void main(String[] args) throws IOException {
    byte[] held = new byte[Integer.parseInt(args[0]) << 20];
    Arrays.fill(held, (byte) 1);
    System.out.println("held");
    int end = System.in.read();
    System.out.println(held.length + end);
  }
}
