package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameChannelTest {
  private SocketChannel there;
  private FrameChannel here;

  @BeforeEach
  void connect() throws IOException {
    try (Endpoint endpoint = Endpoint.open()) {
      there = Endpoint.connect(endpoint.address());
      here = new FrameChannel(endpoint.server().accept());
    }
  }

  @AfterEach
  void disconnect() throws IOException {
    there.close();
    here.close();
  }

  private static ByteBuffer whole(Frame frame) {
    return ByteBuffer.allocate(Frame.HEADER_BYTES + frame.payload().remaining())
        .put(frame.header())
        .put(frame.payload().duplicate())
        .flip();
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      there.write(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4096, 262_144, 3_000_001})
  void aFrameArrivesAsItWasSent(int bytes) throws Exception {
    byte[] payload = new byte[bytes];
    new SplittableRandom(bytes).nextBytes(payload);
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(() -> {
          try {
            new FrameChannel(there).send(Frame.of(FrameKind.FLIP, 7, ByteBuffer.wrap(payload)));
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    Frame received = here.receive().orElseThrow();
    sending.get();
    assertThat(received.kind()).isEqualTo(FrameKind.FLIP);
    assertThat(received.id()).isEqualTo(7);
    assertThat(Messages.bytes(received.payload())).isEqualTo(payload);
  }

  @Test
  void aFrameInPiecesIsWhatItWasAsAWhole() throws IOException {
    here.socket().configureBlocking(false);
    ByteBuffer bytes = whole(Frame.of(FrameKind.RUN, 3, Messages.number(3)));
    while (bytes.remaining() > 1) {
      write(ByteBuffer.wrap(new byte[] {bytes.get()}));
      assertThat(here.receive()).isEmpty();
    }
    write(bytes);
    assertThat(here.receive().orElseThrow().payload().getInt()).isEqualTo(3);
  }

  @Test
  void aFrameCutShortIsTheEndOfTheConnection() throws IOException {
    ByteBuffer bytes = whole(Frame.of(FrameKind.RUN, 3, Messages.number(3)));
    write(bytes.limit(bytes.limit() - 1));
    there.close();
    assertThatThrownBy(here::receive).isInstanceOf(EOFException.class);
  }

  @Test
  void aDamagedPayloadIsNoticed() throws IOException {
    ByteBuffer bytes = whole(Frame.of(FrameKind.RUN, 3, Messages.number(3)));
    bytes.put(bytes.limit() - 1, (byte) 99);
    write(bytes);
    assertThatThrownBy(here::receive)
        .isInstanceOf(FrameException.class)
        .hasMessageContaining("wrong checksum");
  }

  @Test
  void whatIsNoFrameIsRefused() throws IOException {
    write(
        ByteBuffer.wrap(
            "Exception in thread \"main\" ...".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThatThrownBy(here::receive)
        .isInstanceOf(FrameException.class)
        .hasMessageContaining("not a frame");
  }

  @Test
  void anImpossibleLengthIsRefusedBeforeMemoryIsTaken() throws IOException {
    ByteBuffer bytes = whole(Frame.empty(FrameKind.RUN, 3));
    bytes.putInt(9, -5);
    write(bytes);
    assertThatThrownBy(here::receive)
        .isInstanceOf(FrameException.class)
        .hasMessageContaining("impossible length");
  }

  @Test
  void anUnknownKindIsRefused() throws IOException {
    ByteBuffer bytes = whole(Frame.empty(FrameKind.RUN, 3));
    bytes.put(4, (byte) 120);
    write(bytes);
    assertThatThrownBy(here::receive)
        .isInstanceOf(FrameException.class)
        .hasMessageContaining("unknown kind");
  }
}
