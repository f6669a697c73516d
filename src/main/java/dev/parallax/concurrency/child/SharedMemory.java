package dev.parallax.concurrency.child;

import dev.parallax.jvm.Closing;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file in shared memory, mapped: what one process writes into it the other sees.
 *
 * <p>For what is large. Where it was first measured, 16 MB there and back took 4.1 ms with four
 * copies, 7.5 through a Unix domain socket and 13 to 49 through a pipe. A child maps a file only
 * when it is sent something, since the first mapping takes a JVM longer than all of its start.
 *
 * <p>It is given back when it is closed, and not when a collector finds the time. That takes {@code
 * java.lang.foreign.Arena}, final since JDK 22 and reached by reflection here, since the suite is
 * compiled for 21. On 21 the memory stays mapped until the buffer is collected.
 */
final class SharedMemory implements Closeable {
  private final Path file;
  private final ByteBuffer mapped;
  private final Optional<AutoCloseable> arena;

  private SharedMemory(Path file, ByteBuffer mapped, Optional<AutoCloseable> arena) {
    this.file = file;
    this.mapped = mapped;
    this.arena = arena;
  }

  /** Makes a file and maps it; closing deletes it. */
  static SharedMemory create(Path file, int bytes) throws IOException {
    PoolFolder.reserve(file, bytes);
    return open(file);
  }

  /** Maps a file that is there. */
  static SharedMemory open(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      try {
        Class<?> arenaClass = Class.forName("java.lang.foreign.Arena");
        AutoCloseable arena = (AutoCloseable) arenaClass.getMethod("ofShared").invoke(null);
        Object segment =
            FileChannel.class
                .getMethod("map", MapMode.class, long.class, long.class, arenaClass)
                .invoke(channel, MapMode.READ_WRITE, 0L, channel.size(), arena);
        Class<?> segmentClass = Class.forName("java.lang.foreign.MemorySegment");
        Object buffer = segmentClass.getMethod("asByteBuffer").invoke(segment);
        return new SharedMemory(file, (ByteBuffer) buffer, Optional.of(arena));
      } catch (ReflectiveOperationException e) {
        if (e instanceof InvocationTargetException && e.getCause() instanceof IOException cause) {
          throw cause;
        }
        ByteBuffer buffer = channel.map(MapMode.READ_WRITE, 0, channel.size());
        return new SharedMemory(file, buffer, Optional.empty());
      }
    }
  }

  /**
   * The first bytes, as many as asked for, in the machine's own byte order, in which whole arrays
   * are copied at once.
   */
  ByteBuffer buffer(int bytes) {
    return mapped.duplicate().order(ByteOrder.nativeOrder()).limit(bytes);
  }

  int bytes() {
    return mapped.capacity();
  }

  @Override
  public void close() throws IOException {
    Closing.all(this::unmap, () -> Files.deleteIfExists(file));
  }

  private void unmap() {
    if (arena.isPresent()) {
      try {
        arena.get().close();
      } catch (Exception e) {
        // AutoCloseable may throw anything; an arena throws only when it is in use or closed.
        throw new IllegalStateException("mapped memory could not be given back", e);
      }
    }
  }

  /** A child's view of the slots for bulk data: mapped when first needed, until the child ends. */
  static final class Slots {
    private final PoolFolder folder;
    private final Map<Integer, SharedMemory> mapped = new HashMap<>();

    Slots(PoolFolder folder) {
      this.folder = folder;
    }

    /**
     * What lies in a slot.
     *
     * @param slotBytes its size, by which a slot that has grown differs from what it was before
     * @param bytes how many of them hold something
     */
    ByteBuffer buffer(int slot, int slotBytes, int bytes) throws IOException {
      SharedMemory memory = mapped.get(slot);
      if (memory == null || memory.bytes() != slotBytes) {
        if (memory != null) {
          // First, since the new one may be missing, and nothing is closed twice.
          mapped.remove(slot);
          memory.close();
        }
        memory = SharedMemory.open(folder.slot(slot, slotBytes));
        mapped.put(slot, memory);
      }
      return memory.buffer(bytes);
    }
  }
}
