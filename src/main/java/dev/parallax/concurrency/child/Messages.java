package dev.parallax.concurrency.child;

import dev.parallax.workload.Parameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Payloads of the frames: how each is written and read. */
final class Messages {
  private Messages() {}

  /** What a child says first. */
  record Hello(int child, String token) {}

  /** Which batch a child prepares. */
  record Open(String workloadClass, Parameters parameters) {}

  /** Start and stop on the child's clock, and the checksum. */
  record Result(long startNanos, long stopNanos, long checksum) {}

  static ByteBuffer write(Hello hello) {
    byte[] token = hello.token().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + token.length)
        .putInt(hello.child())
        .put(token)
        .flip();
  }

  static Hello readHello(ByteBuffer payload) throws FrameException {
    if (payload.remaining() < Integer.BYTES) {
      throw new FrameException("a hello of " + payload.remaining() + " bytes");
    }
    return new Hello(payload.getInt(), text(payload));
  }

  static ByteBuffer write(Open open) {
    return written(out -> {
      out.writeUTF(open.workloadClass());
      out.writeInt(open.parameters().tasks());
      out.writeInt(open.parameters().size());
      Map<String, String> settings = open.parameters().settings();
      out.writeInt(settings.size());
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        writeText(out, setting.getKey());
        writeText(out, setting.getValue());
      }
    });
  }

  static Open readOpen(ByteBuffer payload) throws IOException {
    DataInputStream in = reading(payload);
    String workloadClass = in.readUTF();
    int tasks = in.readInt();
    int size = in.readInt();
    int count = in.readInt();
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String name = readText(in);
      settings.put(name, readText(in));
    }
    return new Open(workloadClass, Parameters.received(tasks, size, settings));
  }

  static ByteBuffer write(Result result) {
    return ByteBuffer.allocate(3 * Long.BYTES)
        .putLong(result.startNanos())
        .putLong(result.stopNanos())
        .putLong(result.checksum())
        .flip();
  }

  static Result readResult(ByteBuffer payload) throws FrameException {
    if (payload.remaining() != 3 * Long.BYTES) {
      throw new FrameException("a result of %d bytes".formatted(payload.remaining()));
    }
    return new Result(payload.getLong(), payload.getLong(), payload.getLong());
  }

  static ByteBuffer number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).flip();
  }

  static ByteBuffer number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).flip();
  }

  static ByteBuffer text(String value) {
    return ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
  }

  static String text(ByteBuffer payload) {
    return StandardCharsets.UTF_8.decode(payload).toString();
  }

  static byte[] bytes(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return bytes;
  }

  // writeUTF ends at 64 KiB, which a setting of the user's may exceed.
  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static ByteBuffer written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written to", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private static DataInputStream reading(ByteBuffer payload) {
    return new DataInputStream(new ByteArrayInputStream(bytes(payload)));
  }
}
