package dev.parallax.workload.builtin.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parallax.jvm.ClassArchive;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import dev.parallax.jvm.ParentWatch;
import dev.parallax.workload.Parameters;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;

/**
 * The running server process of {@code download} and {@code mixed}, which answers every request
 * after a set latency with the same bytes; closing it ends the process.
 *
 * <p>The JDK's own server on virtual threads: waiting costs it no thread, so it can hold as many
 * requests as there are workers.
 */
record DownloadServer(JavaProcess process, String url) implements Closeable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(30);
  private static final int BACKLOG = 1024;

  /**
   * Flags of a process that only waits: little memory, no compiler threads that compete for the
   * cores. Without nodelay the JDK's server waits up to 40 ms for acknowledgements when a
   * connection is used again; the idle connections kept are as many as workers may be. It
   * represents another machine, so what it uses is not the workload's.
   */
  private static final List<String> FLAGS =
      List.of(
          JavaProcess.OUTSIDE_FLAG,
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-Dsun.net.httpserver.nodelay=true",
          "-Dsun.net.httpserver.maxIdleConnections=10000");

  /** Starts the server that the settings {@code latency} and {@code payload} describe. */
  static DownloadServer start(Body body, Parameters parameters) throws IOException {
    JavaCommand command =
        new JavaCommand(DownloadServer.class)
            .withJvmArgs(FLAGS)
            .withJvmArgs(ClassArchive.ownFlags())
            .withArgs(body.name(), parameters.setting("payload"), parameters.setting("latency"));
    JavaProcess process = JavaProcess.start("download server", command);
    try {
      int port = Integer.parseInt(process.awaitAnswer(START_DEADLINE));
      return new DownloadServer(process, "http://127.0.0.1:%s/".formatted(port));
    } catch (IOException | NumberFormatException e) {
      try (process) {
        throw new IOException("the download server did not start: " + process.describe(""), e);
      }
    }
  }

  /** Kills the server, which has nothing to put in order; asking it nicely takes 300 ms longer. */
  @Override
  public void close() {
    process.kill();
    process.close();
  }

  /** The server itself; arguments: what the body is, its size in bytes, latency in ms. */
  public static void main(String[] args) throws IOException {
    ParentWatch.start();
    byte[] payload = Body.valueOf(args[0]).make(Integer.parseInt(args[1]));
    long latencyMillis = Long.parseLong(args[2]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> respond(exchange, payload, latencyMillis));
    server.start();
    JavaProcess.answer(Integer.toString(server.getAddress().getPort()));
  }

  private static void respond(HttpExchange exchange, byte[] payload, long latencyMillis)
      throws IOException {
    try (exchange) {
      Thread.sleep(latencyMillis);
      exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
      exchange.sendResponseHeaders(200, payload.length == 0 ? -1 : payload.length);
      exchange.getResponseBody().write(payload);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it responds with; the same in every run. */
  enum Body {
    /** Random bytes. */
    NOISE,
    /** Decimal numbers as text, one a line; filled up with empty lines. */
    NUMBERS;

    private static final long SEED = 20260101L;

    private byte[] make(int bytes) {
      byte[] body = new byte[bytes];
      SplittableRandom random = new SplittableRandom(SEED);
      if (this == NOISE) {
        random.nextBytes(body);
        return body;
      }
      Arrays.fill(body, (byte) '\n');
      byte[] number = next(random);
      int length = 0;
      while (length + number.length < bytes) {
        System.arraycopy(number, 0, body, length, number.length);
        length += number.length + 1;
        number = next(random);
      }
      return body;
    }

    private static byte[] next(SplittableRandom random) {
      double number = random.nextInt(-1_000_000, 1_000_000) / 1000.0;
      return Double.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
  }
}
