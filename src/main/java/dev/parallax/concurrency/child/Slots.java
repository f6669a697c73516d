package dev.parallax.concurrency.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** A child's view of the slots for bulk data: mapped when first needed, until the child ends. */
final class Slots {
  private final PoolFolder folder;
  private final Map<Integer, SharedMemory> mapped = new HashMap<>();

  Slots(PoolFolder folder) {
    this.folder = folder;
  }

  /**
   * What lies in a slot.
   *
   * @param slot its number
   * @param slotBytes its size, which tells one that has grown from what it was before
   * @param bytes how many of them hold something
   */
  ByteBuffer buffer(int slot, int slotBytes, int bytes) throws IOException {
    SharedMemory memory = mapped.get(slot);
    if (memory == null || memory.bytes() != slotBytes) {
      if (memory != null) {
        memory.close();
      }
      memory = SharedMemory.open(folder.slot(slot, slotBytes));
      mapped.put(slot, memory);
    }
    return memory.buffer(bytes);
  }
}
