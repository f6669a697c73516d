package dev.parallax.stat.decision;

/**
 * How a cell stands in a decision.
 *
 * @param state whether it competed to the end
 * @param rounds the rounds that its verdicts rest on; without common rounds its forks
 */
public record CellState(State state, int rounds) {
  /** Whether a cell competed to the end. */
  public enum State {
    /** With all rounds of the decision. */
    COMPARED,
    /** It ran fewer rounds than others and is shown slower than one of them: out of the race. */
    DROPPED,
    /** Too few of its forks gave a time; nothing is said about it, and others don't wait for it. */
    LEFT_OUT
  }
}
