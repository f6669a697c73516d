package dev.parallax.bench.bare;

/** A program that does nothing. */
public final class EmptyMain {
  private EmptyMain() {}

  /** No arguments. */
  public static void main(String[] args) {}
}
