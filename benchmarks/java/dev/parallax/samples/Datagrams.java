package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Sharing;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Task;
import dev.parallax.workload.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * Sends a datagram through one socket that all tasks share: work of microseconds, in which threads
 * meet in the kernel. No sample of its own, but what {@code scripts/claims} holds a published
 * figure against.
 *
 * <p>It goes to a socket of this JVM that nobody reads, where the kernel drops it once its buffer
 * is full.
 */
public final class Datagrams implements Workload {
  @Override
  public Sizes defaultSizes() {
    return new Sizes(1_000, 64);
  }

  @Override
  public Sharing sharing() {
    return Sharing.LOCK;
  }

  @Override
  public Batch prepare(Parameters parameters) throws IOException {
    DatagramChannel receiver = open();
    try {
      return batch(parameters, receiver, open());
    } catch (IOException e) {
      receiver.close();
      throw e;
    }
  }

  private static Batch batch(
      Parameters parameters, DatagramChannel receiver, DatagramChannel sender) throws IOException {
    int bytes = parameters.size();
    InetSocketAddress address = (InetSocketAddress) receiver.getLocalAddress();
    return new Batch() {
      @Override
      public int size() {
        return parameters.tasks();
      }

      @Override
      public Task task(int index) {
        return () -> index + sender.send(ByteBuffer.allocate(bytes), address);
      }

      @Override
      public void close() throws IOException {
        try (receiver;
            sender) {
          // Both are closed.
        }
      }
    };
  }

  private static DatagramChannel open() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      return channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
