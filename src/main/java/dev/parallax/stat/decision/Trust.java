package dev.parallax.stat.decision;

import dev.parallax.stat.Evidence;

/**
 * How far the times of a cell can be believed, by what is known of them beside their noise. Others
 * are bounded against it in any case: it may well be the best of all, and then none is preferred.
 */
public enum Trust {
  SOUND(Evidence.FULL),
  /** Many of its forks were disturbed, and it is known by what. */
  DISTURBED(Evidence.SUGGESTIVE),
  /** It is faster than it can be, so something else than the cell was measured. */
  DOUBTED(Evidence.SUGGESTIVE),
  /**
   * Its times are not those of the work, such as those of a cell that was not warm. No verdict
   * rests on them.
   */
  NONE(Evidence.NONE);

  private final Evidence cap;

  Trust(Evidence cap) {
    this.cap = cap;
  }

  /** The most that evidence can weigh that rests on the cell. */
  public Evidence cap() {
    return cap;
  }

  /** Whether such a cell may be preferred. */
  boolean preferable() {
    return this == SOUND || this == DISTURBED;
  }
}
