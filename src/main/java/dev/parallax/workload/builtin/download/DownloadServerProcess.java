package dev.parallax.workload.builtin.download;

import dev.parallax.jvm.ClassArchive;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import dev.parallax.jvm.OutsideProcess;
import dev.parallax.workload.Parameters;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The running server of {@code download} and {@code mixed}; closing it ends the process. */
record DownloadServerProcess(JavaProcess process, String url) implements Closeable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(30);

  /**
   * Flags of a process that only waits: little memory, no compiler threads that compete for the
   * cores. Without nodelay the JDK's server waits up to 40 ms for acknowledgements when a
   * connection is used again; the idle connections kept are as many as workers may be. It stands
   * for another machine, so what it uses is not the workload's.
   */
  private static final List<String> FLAGS =
      List.of(
          OutsideProcess.FLAG,
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-Dsun.net.httpserver.nodelay=true",
          "-Dsun.net.httpserver.maxIdleConnections=10000");

  /** Starts the server that the settings {@code latency} and {@code payload} describe. */
  static DownloadServerProcess start(ServedBody body, Parameters parameters) throws IOException {
    JavaCommand command =
        new JavaCommand(DownloadServer.class)
            .withJvmArgs(FLAGS)
            .withJvmArgs(ClassArchive.ownFlags())
            .withArgs(body.name(), parameters.setting("payload"), parameters.setting("latency"));
    JavaProcess process = JavaProcess.start("download server", command);
    try {
      String port = process.firstLine(START_DEADLINE);
      return new DownloadServerProcess(
          process, "http://127.0.0.1:%d/".formatted(Integer.parseInt(port)));
    } catch (IOException | NumberFormatException e) {
      try (process) {
        throw new IOException("the download server did not start: " + process.describe(), e);
      }
    }
  }

  /** Kills the server, which has nothing to put in order; asking it nicely takes 300 ms longer. */
  @Override
  public void close() {
    process.kill();
    process.close();
  }
}
