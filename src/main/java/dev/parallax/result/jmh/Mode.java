package dev.parallax.result.jmh;

import java.util.Optional;

/** JMH's benchmark modes. */
public enum Mode {
  THROUGHPUT("thrpt", "throughput"),
  AVERAGE_TIME("avgt", "average time per operation"),
  SAMPLE_TIME("sample", "sampled time per operation"),
  SINGLE_SHOT("ss", "single-shot time");

  private final String label;
  private final String words;

  Mode(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /** The mode that JMH writes as {@code label}. */
  public static Optional<Mode> ofLabel(String label) {
    for (Mode mode : values()) {
      if (mode.label.equals(label)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  /** JMH's short name, such as {@code avgt}. */
  public String label() {
    return label;
  }

  /** What the mode measures, in words. */
  public String words() {
    return words;
  }
}
