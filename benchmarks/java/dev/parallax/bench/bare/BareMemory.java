package dev.parallax.bench.bare;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A mapped file that a bare JVM flips: one copy in, one copy out, a round trip between. */
public final class BareMemory implements Closeable {
  private final BareChannel channel;
  private final ByteBuffer memory;

  private BareMemory(BareChannel channel, ByteBuffer memory) {
    this.channel = channel;
    this.memory = memory;
  }

  /** Makes a file of so many bytes and starts the JVM. */
  public static BareMemory open(int bytes, List<String> jvmArgs)
      throws IOException, InterruptedException {
    Path folder = BareChannel.folder();
    Path file = folder.resolve("memory");
    Files.write(file, new byte[bytes]);
    try (FileChannel mapped =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer memory = mapped.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
      return new BareMemory(
          BareChannel.flip(folder, file, jvmArgs), memory.order(ByteOrder.nativeOrder()));
    }
  }

  /** There and back. */
  public byte[] flipped(byte[] payload) throws IOException {
    memory.clear().put(payload);
    channel.roundTrip();
    byte[] answer = new byte[payload.length];
    memory.clear().get(answer);
    return answer;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
