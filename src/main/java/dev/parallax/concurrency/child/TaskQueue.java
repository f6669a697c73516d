package dev.parallax.concurrency.child;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** The pool's end of the queue from which all children read. */
final class TaskQueue implements Closeable {
  /** What a pipe takes in one piece, on Linux; a multiple of a token's length. */
  private static final int PIPE_BUF = 4096;

  private final RandomAccessFile pipe;

  private TaskQueue(RandomAccessFile pipe) {
    this.pipe = pipe;
  }

  /** Opens it at both ends, so that opening waits for nobody and dead readers are no error. */
  static TaskQueue open(Path path) throws IOException {
    return new TaskQueue(new RandomAccessFile(path.toFile(), "rw"));
  }

  /** Puts tokens into it, in pieces that the kernel keeps whole. */
  void put(List<Token> tokens) throws IOException {
    ByteBuffer records = ByteBuffer.allocate(tokens.size() * Token.BYTES);
    for (Token token : tokens) {
      records.put(token.write());
    }
    records.flip();
    byte[] piece = new byte[Math.min(PIPE_BUF, records.remaining())];
    while (records.hasRemaining()) {
      int bytes = Math.min(piece.length, records.remaining());
      records.get(piece, 0, bytes);
      pipe.write(piece, 0, bytes);
    }
  }

  /** Calls so many children to their own channels; each takes one call, and then listens there. */
  void call(int children) throws IOException {
    put(Collections.nCopies(children, Token.call()));
  }

  @Override
  public void close() throws IOException {
    pipe.close();
  }
}
