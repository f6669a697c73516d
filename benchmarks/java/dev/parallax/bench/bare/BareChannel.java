package dev.parallax.bench.bare;

import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Two named pipes to one JVM and nothing else: the same kind of channel as a pool's, with the least
 * that can go through it.
 */
public final class BareChannel implements Closeable {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private final Path folder;
  private final RandomAccessFile out;
  private final RandomAccessFile keep;
  private final FileChannel in;
  private final JavaProcess process;
  private final byte[] question = new byte[EchoMain.RECORD_BYTES];
  private final ByteBuffer answer = ByteBuffer.allocateDirect(EchoMain.RECORD_BYTES);

  private BareChannel(Path folder, Class<?> main, List<String> jvmArgs, List<String> more)
      throws IOException {
    this.folder = folder;
    this.out = new RandomAccessFile(folder.resolve("out").toFile(), "rw");
    this.keep = new RandomAccessFile(folder.resolve("in").toFile(), "rw");
    this.in = FileChannel.open(folder.resolve("in"), StandardOpenOption.READ);
    JavaCommand command =
        new JavaCommand(main)
            .withJvmArgs(jvmArgs)
            .withArgs(folder.resolve("out").toString(), folder.resolve("in").toString());
    this.process = JavaProcess.start("bare JVM", command.withArgs(more.toArray(String[]::new)));
  }

  /** A folder in which its pipes can be made. */
  public static Path folder() throws IOException, InterruptedException {
    boolean shared = Files.isDirectory(SHARED_MEMORY);
    Path folder =
        shared
            ? Files.createTempDirectory(SHARED_MEMORY, "parallax-bare-")
            : Files.createTempDirectory("parallax-bare-");
    List<String> mkfifo =
        List.of("mkfifo", folder.resolve("out").toString(), folder.resolve("in").toString());
    if (new ProcessBuilder(mkfifo).inheritIO().start().waitFor() != 0) {
      throw new IOException("mkfifo failed");
    }
    return folder;
  }

  /** A JVM that echoes. */
  public static BareChannel echo(List<String> jvmArgs) throws IOException, InterruptedException {
    return new BareChannel(folder(), EchoMain.class, jvmArgs, List.of());
  }

  /** A JVM that flips the bits of a file in the folder. */
  public static BareChannel flip(Path folder, Path file, List<String> jvmArgs) throws IOException {
    return new BareChannel(folder, FlipMain.class, jvmArgs, List.of(file.toString()));
  }

  /** There and back. */
  public void roundTrip() throws IOException {
    out.write(question);
    answer.clear();
    while (answer.hasRemaining()) {
      in.read(answer);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    process.close();
    keep.close();
    in.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
