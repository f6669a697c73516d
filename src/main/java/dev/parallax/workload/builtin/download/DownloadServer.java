package dev.parallax.workload.builtin.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parallax.jvm.ParentWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/**
 * Main class of the server process of {@code download} and {@code mixed}: answers every request
 * after a set latency with the same bytes.
 *
 * <p>The JDK's own server on virtual threads: waiting costs it no thread, so it can hold as many
 * requests as there are workers. Says its port on the first line of its output; ends with its
 * parent.
 */
final class DownloadServer {
  private static final int BACKLOG = 1024;

  private DownloadServer() {}

  /** Arguments: what the body is, its size in bytes, latency in ms. */
  public static void main(String[] args) throws IOException {
    var unused = ParentWatch.start();
    byte[] payload = ServedBody.valueOf(args[0]).make(Integer.parseInt(args[1]));
    long latencyMillis = Long.parseLong(args[2]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, payload, latencyMillis));
    server.start();
    System.out.println(server.getAddress().getPort());
    System.out.flush();
  }

  private static void answer(HttpExchange exchange, byte[] payload, long latencyMillis)
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
}
