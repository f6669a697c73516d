package dev.parallax.stat.scaling;

/** The scaling laws that are fitted. */
public enum ScalingLaw {
  /** Contention and coherency. */
  USL("usl"),
  /** Contention only. */
  AMDAHL("amdahl");

  private final String word;

  ScalingLaw(String word) {
    this.word = word;
  }

  /** The word that outputs use. */
  public String word() {
    return word;
  }
}
