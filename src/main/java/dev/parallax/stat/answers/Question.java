package dev.parallax.stat.answers;

/** What is asked about a case, in this order. */
public enum Question {
  PARALLEL("parallel"),
  THREADS_OR_PROCESSES("threads-or-processes"),
  PLATFORM_OR_VIRTUAL("platform-or-virtual"),
  WORKERS("workers");

  private final String word;

  Question(String word) {
    this.word = word;
  }

  /** The word that outputs use. */
  public String word() {
    return word;
  }
}
