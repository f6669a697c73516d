package dev.parallax.concurrency.child.wire;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Optional;

/**
 * Mapped memory that is given back when it is closed, and not when a collector finds the time.
 *
 * <p>That takes {@code java.lang.foreign.Arena}, final since JDK 22 and reached by reflection here,
 * since the suite is compiled for 21. On 21 the memory stays mapped until the buffer is collected.
 *
 * @param buffer the memory
 * @param arena what gives it back, if there is such a thing
 */
public record Mapping(ByteBuffer buffer, Optional<AutoCloseable> arena) {
  public static Mapping of(FileChannel channel, MapMode mode, long bytes) throws IOException {
    try {
      Class<?> arenaClass = Class.forName("java.lang.foreign.Arena");
      AutoCloseable arena = (AutoCloseable) arenaClass.getMethod("ofShared").invoke(null);
      Object segment =
          FileChannel.class
              .getMethod("map", MapMode.class, long.class, long.class, arenaClass)
              .invoke(channel, mode, 0L, bytes, arena);
      Class<?> segmentClass = Class.forName("java.lang.foreign.MemorySegment");
      Object buffer = segmentClass.getMethod("asByteBuffer").invoke(segment);
      return new Mapping((ByteBuffer) buffer, Optional.of(arena));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      return unmanaged(channel, mode, bytes);
    } catch (ReflectiveOperationException e) {
      return unmanaged(channel, mode, bytes);
    }
  }

  private static Mapping unmanaged(FileChannel channel, MapMode mode, long bytes)
      throws IOException {
    return new Mapping(channel.map(mode, 0, bytes), Optional.empty());
  }

  public void close() {
    if (arena.isPresent()) {
      try {
        arena.get().close();
      } catch (Exception e) {
        // AutoCloseable may throw anything; an arena throws only when it is in use or closed.
        throw new IllegalStateException("mapped memory could not be given back", e);
      }
    }
  }
}
