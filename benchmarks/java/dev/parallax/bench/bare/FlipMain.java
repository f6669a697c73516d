package dev.parallax.bench.bare;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A program that flips the bits of a mapped file for every record that it reads from a pipe. */
public final class FlipMain {
  private FlipMain() {}

  /** Arguments: the pipe to read, the pipe to write, the file. */
  public static void main(String[] args) throws IOException {
    byte[] record = new byte[EchoMain.RECORD_BYTES];
    try (FileInputStream in = new FileInputStream(args[0]);
        FileOutputStream out = new FileOutputStream(args[1]);
        FileChannel file =
            FileChannel.open(Path.of(args[2]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = file.map(FileChannel.MapMode.READ_WRITE, 0, file.size());
      LongBuffer longs = bytes.order(ByteOrder.nativeOrder()).asLongBuffer();
      while (in.read(record) > 0) {
        for (int i = 0; i < longs.limit(); i++) {
          longs.put(i, ~longs.get(i));
        }
        out.write(record);
      }
    }
  }
}
