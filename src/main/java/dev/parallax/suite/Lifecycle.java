package dev.parallax.suite;

/** Whether a batch finds its pool open. */
public enum Lifecycle {
  /** The pool is opened once per trial. */
  WARM("warm"),
  /** The pool is opened and closed inside every operation. */
  COLD("cold");

  private final String word;

  Lifecycle(String word) {
    this.word = word;
  }

  /** The word that outputs use, and the name of the benchmark's method. */
  public String word() {
    return word;
  }
}
