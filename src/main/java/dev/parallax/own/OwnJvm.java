package dev.parallax.own;

import dev.parallax.own.Message.Answered;
import dev.parallax.own.Message.Asked;
import dev.parallax.own.Message.Exits;
import dev.parallax.own.Message.Late;
import dev.parallax.own.Message.Refused;
import dev.parallax.own.Message.Threw;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that runs own work as it will be measured, and answers questions about it. It is started
 * when it is first asked something, and ends when it is closed, with all that the work has started;
 * asked again, another is started.
 */
public final class OwnJvm implements Closeable, Workloads.Users {
  /** For what needs no batch to be run: a class that is loaded, a constructor, a description. */
  private static final Duration LOADING_LIMIT = Duration.ofMinutes(2);

  /** By which a JVM that can't even say that it is late is given up. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final OwnWork ownWork;
  private Optional<Link> open = Optional.empty();
  private boolean busy;

  OwnJvm(OwnWork ownWork) {
    this.ownWork = ownWork;
  }

  /** How it is started. */
  public OwnWork ownWork() {
    return ownWork;
  }

  /**
   * The workloads of the suite and of the class path.
   *
   * @param namesOrClasses those that are asked for, some of them perhaps by class
   * @throws IllegalArgumentException if one of the user's can't be used, with a message for them
   */
  public Workloads workloads(List<String> namesOrClasses) {
    return ownWork.classPath().isEmpty()
        ? Workloads.available()
        : Workloads.with(this).including(namesOrClasses);
  }

  @Override
  public List<Workload> find() {
    return askNow(new Description.OfAll()).stream().map(this::described).toList();
  }

  @Override
  public Optional<Workload> ofClass(String name) {
    return askNow(new Description.OfClass(name)).stream().map(this::described).findFirst();
  }

  private Workload described(Description description) {
    return new DescribedWork(this, description);
  }

  /**
   * Asks something that takes no longer than it takes to load a class.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  <A extends Serializable> A askNow(Question<A> question) {
    try {
      return ask(question, LOADING_LIMIT);
    } catch (OwnWorkException e) {
      throw new IllegalArgumentException("--classpath: " + e.what(), e);
    } catch (OwnWorkException.Late e) {
      throw new IllegalArgumentException(
          "--classpath: own work is not loaded after %s s, now%s"
              .formatted(LOADING_LIMIT.toSeconds(), e.place()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("--classpath: interrupted", e);
    }
  }

  /**
   * Asks something.
   *
   * @param limit how long the answer may take
   * @throws IllegalArgumentException if it can't be done as it was asked for
   * @throws OwnWorkException if the user's code threw, or has ended this JVM
   * @throws OwnWorkException.Late if there is no answer within the limit; the JVM can be asked
   *     nothing more then
   */
  public <A extends Serializable> A ask(Question<A> question, Duration limit)
      throws OwnWorkException.Late, InterruptedException {
    Link link = link();
    long limitMillis = millis(limit);
    CompletableFuture<Void> giveUp =
        CompletableFuture.runAsync(
            link::kill,
            CompletableFuture.delayedExecutor(
                Math.addExact(limitMillis, GRACE.toMillis()), TimeUnit.MILLISECONDS));
    busy = true;
    try {
      // What it is was decided by the question that was sent.
      @SuppressWarnings("unchecked")
      A answer = (A) answer(link.ask(new Asked(question, limitMillis)));
      return answer;
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException();
    } catch (IOException e) {
      busy = false;
      throw new OwnWorkException("it gave no answer: " + link.describeEnding(), e);
    } finally {
      giveUp.cancel(false);
    }
  }

  private Serializable answer(Message message) throws OwnWorkException.Late {
    busy = message instanceof Late;
    return switch (message) {
      case Answered answered -> answered.value();
      case Refused refused -> throw new IllegalArgumentException(refused.message());
      case Threw threw -> throw new OwnWorkException(threw.what());
      case Late late -> throw new OwnWorkException.Late(late.place());
      case Exits exits ->
          throw new OwnWorkException(
              "own work called System.exit%s; a task has to return".formatted(exits.place()));
      case Asked asked -> throw new IllegalStateException("asked for " + asked.question());
    };
  }

  private static long millis(Duration limit) {
    Duration longest = Duration.ofDays(3650);
    return (limit.compareTo(longest) > 0 ? longest : limit).toMillis();
  }

  private Link link() throws InterruptedException {
    try {
      if (open.isEmpty()) {
        open = Optional.of(Link.start(ownWork));
      }
      return open.get();
    } catch (IOException e) {
      throw new OwnWorkException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Ends it, at once if a question has no answer yet. */
  @Override
  public void close() {
    Optional<Link> ending = open;
    open = Optional.empty();
    ending.ifPresent(link -> {
      if (busy) {
        link.kill();
      }
      link.close();
    });
  }
}
