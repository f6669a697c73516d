package dev.parallax.concurrency.child.wire;

import dev.parallax.workload.Parameters;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which batch a child prepares: the payload of {@link RequestKind#OPEN}.
 *
 * @param workloadClass name of the workload's class, which has a constructor without arguments
 * @param parameters what the batch is prepared with
 */
public record OpenMessage(String workloadClass, Parameters parameters) {
  public ByteBuffer write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writeText(out, workloadClass);
      out.writeInt(parameters.tasks());
      out.writeInt(parameters.size());
      Map<String, String> settings = parameters.settings();
      out.writeInt(settings.size());
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        writeText(out, setting.getKey());
        writeText(out, setting.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written to", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /**
   * Reads what {@link #write} wrote; by a buffer, since a {@code DataInputStream} takes its numbers
   * apart with method handles, the first of which takes a fresh JVM some milliseconds.
   */
  public static OpenMessage read(ByteBuffer payload) throws IOException {
    try {
      String workloadClass = readText(payload);
      int tasks = payload.getInt();
      int size = payload.getInt();
      int count = payload.getInt();
      Map<String, String> settings = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        String name = readText(payload);
        settings.put(name, readText(payload));
      }
      return new OpenMessage(workloadClass, Parameters.received(tasks, size, settings));
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new WireException("a description of a batch that is cut short");
    }
  }

  // writeUTF is ended by a character that takes it beyond 64 KiB, and has an encoding of its own.
  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(ByteBuffer payload) {
    int length = payload.getInt();
    if (length > payload.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    payload.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
