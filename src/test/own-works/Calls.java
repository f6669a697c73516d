import com.sun.net.httpserver.HttpServer;
import dev.parallax.workload.*;
import java.io.IOException;
import java.net.*;
import java.net.http.*;
import java.util.concurrent.Executors;

// Expected: parallel=yes, threads-or-processes=threads, workers>=12
// Why: a call waits 20 ms for its answer, and a thread that waits needs no core: up to as many workers
// as tasks gain. A process would wait no better, and costs a JVM.
public class Calls implements Workload {
  public Batch prepare(Parameters parameters) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try {
            Thread.sleep(20);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          byte[] body = exchange.getRequestURI().getPath().getBytes();
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    HttpClient client = HttpClient.newHttpClient();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return Batch.of(
        parameters.tasks(),
        index ->
            client
                .send(
                    HttpRequest.newBuilder(base.resolve("/" + index)).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body()
                .hashCode());
  }
}
