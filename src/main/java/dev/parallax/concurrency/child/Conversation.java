package dev.parallax.concurrency.child;

import dev.parallax.concurrency.TaskFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests to children and their answers, until there is nothing more to ask. */
final class Conversation {
  /** No answer for so long means a child that hangs. JMH gives up on an iteration after as long. */
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  /** How often a wait is broken off to look at the deadline. */
  private static final long LOOK_MILLIS = 1000;

  private final Selector selector;
  private final List<Child> children;

  /** Where requests come from. */
  interface Requests {
    /** The next request for this child, if there is one. */
    Optional<Frame> next(Child child);
  }

  /** Where answers go. */
  interface Answers {
    void take(Child child, Frame answer) throws IOException;
  }

  Conversation(Selector selector, List<Child> children) {
    this.selector = selector;
    this.children = children;
  }

  /**
   * Keeps every child at work until there are no more requests, and waits for the last answer.
   *
   * @throws RequestFailure if a request threw; nothing is in progress any more
   * @throws TaskFailure if a child died, hung or sent what is no answer
   * @throws InterruptedException if the calling thread is interrupted
   */
  void hold(Requests requests, Answers answers) throws RequestFailure, InterruptedException {
    int inProgress = 0;
    for (Child child : children) {
      inProgress += ask(child, requests);
    }
    @Nullable RequestFailure failure = null;
    while (inProgress > 0) {
      await();
      for (SelectionKey key : selector.selectedKeys()) {
        Child child = (Child) key.attachment();
        Optional<Frame> answer = child.proceed();
        if (answer.isEmpty()) {
          continue;
        }
        inProgress--;
        if (answer.get().kind() == FrameKind.FAILED) {
          failure = failure != null ? failure : failureOf(child, answer.get());
        } else {
          take(child, answer.get(), answers);
        }
        if (failure == null) {
          inProgress += ask(child, requests);
        }
      }
      selector.selectedKeys().clear();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static int ask(Child child, Requests requests) {
    Optional<Frame> request = requests.next(child);
    request.ifPresent(child::request);
    return request.isPresent() ? 1 : 0;
  }

  private static void take(Child child, Frame answer, Answers answers) {
    try {
      answers.take(child, answer);
    } catch (IOException e) {
      throw child.failure("sent what is no answer: " + e.getMessage());
    }
  }

  private static RequestFailure failureOf(Child child, Frame answer) {
    return new RequestFailure(
        answer.id(),
        "child %d threw %s".formatted(child.number(), Messages.text(answer.payload()).strip()));
  }

  private void await() throws InterruptedException {
    try {
      while (selector.select(LOOK_MILLIS) == 0) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        checkDeadlines();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkDeadlines() {
    long now = System.nanoTime();
    for (Child child : children) {
      if (!child.isIdle() && now - child.requestedNanos() > DEADLINE.toNanos()) {
        throw child.failure("did not answer within " + DEADLINE);
      }
    }
  }
}
