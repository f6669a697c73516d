package dev.parallax.concurrency.child;

import dev.parallax.jvm.Closing;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder where the pipes and files of a pool lie: a queue that all children read, a pipe for
 * all answers, a channel to each child, the board, and bulk data.
 *
 * <p><b>Why named pipes.</b> A child lives and dies by its first milliseconds. Beyond an empty main
 * (43 ms to its end, all classes from an archive, medians of 20 alternating starts), connecting a
 * Unix domain socket took 55 ms, most of it for the class's first random number, a TCP socket 27,
 * and mapping a file 38; opening two named pipes and a file through {@code java.io} took 2.6. And a
 * pipe may have many readers: the queue lives in the kernel, so that a child that is done takes the
 * next task at once and no task waits for one that is busy.
 */
final class PoolFolder implements Closeable {
  private static final int PIECE_BYTES = 1 << 20;

  private final PrivateFolder folder;

  private PoolFolder(PrivateFolder folder) {
    this.folder = folder;
  }

  /** The folder at this path, which is there already. */
  static PoolFolder at(String path) {
    return new PoolFolder(PrivateFolder.at(path));
  }

  /**
   * Makes a folder with pipes and a board for so many children.
   *
   * @throws IOException if there is no room, or no {@code mkfifo} on this system
   */
  static PoolFolder create(int children, int tasks) throws IOException, InterruptedException {
    PoolFolder folder = new PoolFolder(PrivateFolder.create());
    try {
      folder.makePipes(children);
      reserve(folder.board(), Board.bytes(children, tasks));
      return folder;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      Closing.after(e, List.of(folder));
      throw e;
    }
  }

  private void makePipes(int children) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600"));
    command.add(queue().toString());
    command.add(answers().toString());
    for (int child = 0; child < children; child++) {
      command.add(channel(child).toString());
    }
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException("the process model needs the command mkfifo: " + e.getMessage(), e);
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said.strip());
    }
  }

  /**
   * Makes a file of zeros. Every byte is written: in a file with holes, memory that runs out shows
   * as a SIGBUS in whoever touches it.
   */
  static void reserve(Path file, long bytes) throws IOException {
    byte[] zeros = new byte[(int) Math.min(PIECE_BYTES, bytes)];
    // Not through a channel, which takes an interrupted thread for one without room.
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      for (long written = 0; written < bytes; written += zeros.length) {
        out.write(zeros, 0, (int) Math.min(zeros.length, bytes - written));
      }
    } catch (IOException e) {
      Files.deleteIfExists(file);
      // Without the cause: the innermost words are what is shown of a fork.
      throw new IOException(
          "no room for %s bytes in %s: %s".formatted(bytes, file.getParent(), e.getMessage()));
    }
  }

  Path path() {
    return folder.path();
  }

  Path queue() {
    return path().resolve("queue");
  }

  Path answers() {
    return path().resolve("answers");
  }

  Path channel(int child) {
    return path().resolve("channel-" + child);
  }

  Path board() {
    return path().resolve("board");
  }

  /** File of a slot for bulk data; one that has grown has another name. */
  Path slot(int number, int bytes) {
    return path().resolve("slot-" + number + "-" + bytes);
  }

  /** Deletes the folder with everything in it; a child may do so, too, that outlives its parent. */
  @Override
  public void close() throws IOException {
    folder.close();
  }
}
