package dev.parallax.measure.turn;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The campaign's end of one fork's channel. A fork that has ended, however it did, has left its
 * seat: the kernel closes the channel with it.
 */
public final class Seat implements Closeable {
  private final Path address;
  private final int number;

  /** Empty for a fork that ended before it came so far. */
  private final CompletableFuture<Optional<SocketChannel>> taken = new CompletableFuture<>();

  Seat(Path address, int number) {
    this.address = address;
    this.number = number;
  }

  /** What a fork waits for. */
  public enum Arrival {
    /** A turn that is not measured, the first of those that have one. */
    UNTIMED_TURN,
    /** A turn, or its end behind the last one. */
    TURN,
    /** Nothing: it has ended. */
    NONE
  }

  /** Where the fork connects to. */
  public Path address() {
    return address;
  }

  /** By which the fork is known there. */
  public int number() {
    return number;
  }

  void takenBy(SocketChannel channel) throws IOException {
    if (!taken.complete(Optional.of(channel))) {
      channel.close(); // the fork is known to have ended, or the seat is taken
    }
  }

  /** To be called when the fork has ended: nobody comes any more. */
  public void leave() {
    taken.complete(Optional.empty());
  }

  /** Waits until the fork waits, and says what for. */
  public Arrival awaitArrival() throws InterruptedException {
    try {
      Optional<SocketChannel> channel = taken.get();
      ByteBuffer said = ByteBuffer.allocate(1);
      if (channel.isEmpty() || channel.get().read(said) != 1) {
        return Arrival.NONE;
      }
      return switch (said.get(0)) {
        case TurnGate.WAITING -> Arrival.TURN;
        case TurnGate.UNTIMED -> Arrival.UNTIMED_TURN;
        default -> Arrival.NONE;
      };
    } catch (ExecutionException e) {
      throw new IllegalStateException("a seat is never taken exceptionally", e);
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      return Arrival.NONE; // reset: the fork was killed
    }
  }

  /** Lets the fork run until it waits again. One that has ended meanwhile shows as that. */
  public void grant() throws InterruptedException {
    Optional<SocketChannel> channel = taken.getNow(Optional.empty());
    if (channel.isEmpty()) {
      return;
    }
    try {
      TurnGate.write(channel.get(), ByteBuffer.wrap(new byte[] {TurnGate.GRANTED}));
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      // The next wait for its arrival tells.
    }
  }

  private static InterruptedException interrupted(ClosedByInterruptException e) {
    InterruptedException interrupted = new InterruptedException("while a fork had its turn");
    interrupted.initCause(e);
    return interrupted;
  }

  @Override
  public void close() throws IOException {
    leave();
    Optional<SocketChannel> channel = taken.getNow(Optional.empty());
    if (channel.isPresent()) {
      channel.get().close();
    }
  }
}
