package dev.parallax.measure.turn;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * The fork's end: where it waits for its turns.
 *
 * <p>The fork says only that it waits, which is also how it says that its turn is over: whatever it
 * does between two waits, also what JMH does between iterations, is part of a turn, and nothing of
 * it runs while another fork is measured.
 */
public final class TurnGate implements Closeable {
  static final byte WAITING = 'w';
  static final byte UNTIMED = 'u';
  static final byte GRANTED = 'g';

  private final SocketChannel channel;

  private TurnGate(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Connects to the campaign.
   *
   * @param seat number of the fork's seat
   * @throws IOException if the campaign is gone
   */
  public static TurnGate connect(Path address, int seat) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(address));
    boolean connected = false;
    try {
      write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(0, seat));
      connected = true;
      return new TurnGate(channel);
    } finally {
      if (!connected) {
        channel.close();
      }
    }
  }

  /**
   * Waits for the next turn, however long that takes.
   *
   * @throws EOFException if the campaign has ended
   */
  public void await() throws IOException {
    await(WAITING);
  }

  /**
   * Waits for a turn that is not measured, which comes before all others.
   *
   * @throws EOFException if the campaign has ended
   */
  public void awaitUntimed() throws IOException {
    await(UNTIMED);
  }

  private void await(byte waiting) throws IOException {
    write(channel, ByteBuffer.wrap(new byte[] {waiting}));
    ByteBuffer answer = ByteBuffer.allocate(1);
    if (channel.read(answer) != 1 || answer.get(0) != GRANTED) {
      throw new EOFException("the campaign has ended");
    }
  }

  static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      var unused = channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
