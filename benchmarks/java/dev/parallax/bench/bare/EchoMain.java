package dev.parallax.bench.bare;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** A program that writes back whatever it reads, record by record, until the pipe is closed. */
public final class EchoMain {
  /** As many bytes as in a question as in an answer. */
  static final int RECORD_BYTES = 16;

  private EchoMain() {}

  /** Arguments: the pipe to read, the pipe to write. */
  public static void main(String[] args) throws IOException {
    byte[] record = new byte[RECORD_BYTES];
    try (FileInputStream in = new FileInputStream(args[0]);
        FileOutputStream out = new FileOutputStream(args[1])) {
      while (in.read(record) > 0) {
        out.write(record);
      }
    }
  }
}
