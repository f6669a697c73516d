package dev.parallax.stat.answers;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.Evidence;
import java.util.List;

/**
 * The answer to one question about a case.
 *
 * @param ratio time of the one best cell over time of the other: parallel over serial, processes
 *     over threads, virtual over platform. For {@link Question#WORKERS} the time at the count that
 *     was chosen, or that leads, over the best one's; its interval starts at 1
 * @param evidence how much it weighs: by {@code rounds}, and by what is known of those cells
 * @param rounds those of the cells that carry the answer: the best ones of both sides
 * @param byWorkers the answer at each worker count above 1 if it turns with the count; else empty
 */
public record Answer(
    Question question,
    Outcome outcome,
    Estimate ratio,
    Evidence evidence,
    int rounds,
    List<AtCount> byWorkers) {
  public Answer {
    byWorkers = List.copyOf(byWorkers);
  }

  /** The answer at one worker count. */
  public record AtCount(int workers, Outcome outcome, Estimate ratio) {}
}
