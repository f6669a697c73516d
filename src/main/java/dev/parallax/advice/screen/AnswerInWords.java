package dev.parallax.advice.screen;

import dev.parallax.stat.answers.Answer;
import dev.parallax.stat.answers.Question;
import java.util.Optional;

/**
 * An answer with what there is to say of it.
 *
 * @param answer what the data say
 * @param sentence the answer, its interval, and what it rests on
 * @param doubt why an open question is open, if it is not for noise alone
 * @param byWorkers how the answer turns with the number of workers, if it does
 * @param goesFurther if the answer is the highest number of workers tried: that, and how to try
 *     more
 */
public record AnswerInWords(
    Answer answer,
    String sentence,
    Optional<String> doubt,
    Optional<String> byWorkers,
    Optional<String> goesFurther) {
  /** The question as a reader asks it. */
  public String question() {
    return switch (answer.question()) {
      case PARALLEL -> "Does running in parallel help?";
      case THREADS_OR_PROCESSES -> "Threads or processes?";
      case PLATFORM_OR_VIRTUAL -> "Platform or virtual threads?";
      case WORKERS -> "How many workers?";
    };
  }

  /** The question as a heading of a column. */
  static String heading(Question question) {
    return switch (question) {
      case PARALLEL -> "parallel helps";
      case THREADS_OR_PROCESSES -> "threads or processes";
      case PLATFORM_OR_VIRTUAL -> "platform or virtual";
      case WORKERS -> "workers";
    };
  }
}
