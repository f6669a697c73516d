package dev.parallax.stat.answers;

import java.util.Locale;

/**
 * What distinguishes a cell from the others of its case.
 *
 * @param model who does the work
 * @param workers how many at once; 1 for serial, 0 where there is no limit
 */
public record Setting(Model model, int workers) {
  /** Who does the work, the cheaper ones first. */
  public enum Model {
    SERIAL,
    PLATFORM,
    FORKJOIN,
    VIRTUAL,
    UNBOUNDED,
    PROCESS,
    /** Any other way to run in parallel: only the first question asks about it. */
    OTHER;

    /** The word that outputs use. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isThreads() {
      return this != SERIAL && this != PROCESS && this != OTHER;
    }
  }
}
