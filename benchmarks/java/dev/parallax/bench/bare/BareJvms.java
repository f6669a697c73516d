package dev.parallax.bench.bare;

import dev.parallax.concurrency.child.ChildFlags;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** JVMs that are started together with the flags that as many children of a pool would have. */
public final class BareJvms implements Closeable {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final List<JavaProcess> processes = new ArrayList<>();

  private BareJvms() {}

  /** Starts them, without waiting. */
  public static BareJvms start(Class<?> main, int count, boolean archive, String... args)
      throws IOException {
    PoolOptions options = archive ? PoolOptions.DEFAULT : PoolOptions.DEFAULT.withoutClassArchive();
    JavaCommand command =
        new JavaCommand(main).withJvmArgs(ChildFlags.derive(count, 0, options)).withArgs(args);
    BareJvms jvms = new BareJvms();
    for (int i = 0; i < count; i++) {
      jvms.processes.add(JavaProcess.start("bare JVM " + i, command));
    }
    return jvms;
  }

  /** Waits until all have ended, without a failure. */
  public void awaitEnd() throws IOException, InterruptedException {
    for (JavaProcess process : processes) {
      if (!process.awaitEnd(DEADLINE) || process.exitCode() != 0) {
        throw new IOException(process.describe(""));
      }
    }
  }

  /** Waits until each has answered. */
  public void awaitAnswers() throws IOException {
    for (JavaProcess process : processes) {
      String unused = process.awaitAnswer(DEADLINE);
    }
  }

  @Override
  public void close() {
    processes.forEach(JavaProcess::closeInput);
    processes.forEach(JavaProcess::close);
  }
}
