package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.workload.SendableBatch;
import dev.parallax.workload.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shared memory is given back once, and all of it. */
class SharedMemoryTest {
  private static final int BYTES = 8;

  @TempDir private Path directory;

  @Test
  void aSlotThatCouldNotBeOpenedIsMissingTheNextTimeToo() throws Exception {
    PoolFolder folder = PoolFolder.at(directory.toString());
    PoolFolder.reserve(folder.slot(0, BYTES), BYTES);
    SharedMemory.Slots slots = new SharedMemory.Slots(folder);
    assertThat(slots.buffer(0, BYTES, BYTES).remaining()).isEqualTo(BYTES);
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> slots.buffer(0, 2 * BYTES, BYTES))
          .isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void slotsAreGivenBackThoughOneCannotBe() throws Exception {
    PoolFolder folder = PoolFolder.at(directory.toString());
    SentInputs inputs = SentInputs.open(new ThreeInputs(), folder, 2);
    Path first = folder.slot(0, BYTES);
    Files.delete(first);
    Files.createFile(Files.createDirectory(first).resolve("file"));
    assertThatThrownBy(inputs::close).isInstanceOf(IOException.class);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactly(first);
    }
  }

  private static final class ThreeInputs implements SendableBatch {
    @Override
    public int size() {
      return 3;
    }

    @Override
    public Task task(int index) {
      return () -> index;
    }

    @Override
    public int inputBytes(int index) {
      return BYTES;
    }

    @Override
    public void writeInput(int index, ByteBuffer target) {
      target.putLong(index);
    }

    @Override
    public Task taskOver(int index, ByteBuffer input) {
      return input::getLong;
    }
  }
}
