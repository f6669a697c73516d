package dev.parallax.concurrency.child;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Frames over a socket, for one thread; blocking or not, as the socket is.
 *
 * <p>Payloads go through in pieces of 256 KiB: with heap buffers the JDK copies through a direct
 * buffer as large as the piece, which would otherwise be as large as the largest payload.
 */
final class FrameChannel implements Closeable {
  private static final int PIECE_BYTES = 256 << 10;

  private final SocketChannel socket;
  private final ByteBuffer header = ByteBuffer.allocate(Frame.HEADER_BYTES);
  private final ByteBuffer[] outgoing = {ByteBuffer.allocate(0), ByteBuffer.allocate(0)};
  private @Nullable Incoming incoming;

  /** A frame whose header has come, and as much of its payload as has come. */
  private record Incoming(FrameKind kind, int id, int crc, ByteBuffer payload) {}

  FrameChannel(SocketChannel socket) {
    this.socket = socket;
  }

  SocketChannel socket() {
    return socket;
  }

  /**
   * Begins to send a frame; the one before must have been sent whole.
   *
   * @return whether it has been sent whole; otherwise {@link #flush()} goes on
   */
  boolean send(Frame frame) throws IOException {
    if (!isFlushed()) {
      throw new IllegalStateException("a frame is still being sent");
    }
    outgoing[0] = frame.header();
    outgoing[1] = frame.payload().duplicate();
    return flush();
  }

  /** Sends what the socket takes; returns whether everything has been sent. */
  boolean flush() throws IOException {
    while (!isFlushed()) {
      ByteBuffer payload = outgoing[1];
      int end = payload.limit();
      payload.limit(Math.min(end, payload.position() + PIECE_BYTES));
      long written = socket.write(outgoing);
      payload.limit(end);
      if (written == 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isFlushed() {
    return !outgoing[0].hasRemaining() && !outgoing[1].hasRemaining();
  }

  /**
   * The next frame: waits for it on a blocking socket.
   *
   * @return nothing if the socket doesn't block and the frame isn't there yet
   * @throws EOFException when the other side has closed the connection
   * @throws FrameException when what came is not a frame, or was damaged
   */
  Optional<Frame> receive() throws IOException {
    Incoming frame = incoming;
    if (frame == null) {
      if (!fill(header)) {
        return Optional.empty();
      }
      frame = parse(header.flip());
      header.clear();
      incoming = frame;
    }
    if (!fill(frame.payload())) {
      return Optional.empty();
    }
    incoming = null;
    ByteBuffer payload = frame.payload().flip();
    if (Frame.crcOf(payload) != frame.crc()) {
      throw new FrameException("a frame of kind %s has a wrong checksum".formatted(frame.kind()));
    }
    return Optional.of(Frame.of(frame.kind(), frame.id(), payload));
  }

  private boolean fill(ByteBuffer buffer) throws IOException {
    int end = buffer.limit();
    while (buffer.position() < end) {
      buffer.limit(Math.min(end, buffer.position() + PIECE_BYTES));
      int read = socket.read(buffer);
      buffer.limit(end);
      if (read < 0) {
        throw new EOFException("the connection was closed");
      }
      if (read == 0) {
        return false;
      }
    }
    return true;
  }

  private static Incoming parse(ByteBuffer header) throws FrameException {
    int magic = header.getInt();
    byte code = header.get();
    int id = header.getInt();
    int length = header.getInt();
    int crc = header.getInt();
    if (magic != Frame.MAGIC) {
      throw new FrameException("not a frame: it begins with %08x".formatted(magic));
    }
    Optional<FrameKind> kind = FrameKind.of(code);
    if (kind.isEmpty()) {
      throw new FrameException("a frame of unknown kind " + code);
    }
    if (length < 0 || length > Frame.MAX_PAYLOAD_BYTES) {
      throw new FrameException("a frame with an impossible length of %d bytes".formatted(length));
    }
    return new Incoming(kind.get(), id, crc, ByteBuffer.allocate(length));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
