package dev.parallax.workload.builtin.download;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Service;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.builtin.DescribedWorkload;
import dev.parallax.workload.builtin.EqualTasks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * An HTTP GET through OkHttp, its body read whole.
 *
 * <p>The server is a process of its own on loopback, with a set latency and payload, so that it
 * shares neither heap nor garbage collector nor virtual threads with what is measured; {@code url}
 * measures any other address. The checksum of the suite's own server covers every byte; of another
 * address only the status counts, as its body may differ from one request to the next.
 *
 * <p>Input: none; a child JVM has a client of its own.
 */
public final class DownloadWorkload extends DescribedWorkload {
  /** Value of {@code url} that stands for the suite's own server. */
  private static final String LOOPBACK = "loopback";

  /** Set by the trial for its workers, never by the user: the body is known to the byte. */
  private static final String OWN_SERVER = "own-server";

  public DownloadWorkload() {
    super(
        "download",
        "HTTP GET through OkHttp, body read whole and checked",
        "requests per task",
        new Sizes(16, 1),
        new Sizes(10, 1));
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(
            "url",
            LOOPBACK,
            LOOPBACK,
            "address to download from; loopback starts a server of the suite's own",
            "loopback, or an address that begins with http:// or https://",
            DownloadWorkload::checkUrl),
        Setting.number(
            "latency", 5, 100, 0, 60_000, "wait of the suite's own server before it answers, ms"),
        Setting.number(
            "payload", 16 << 10, 64 << 10, 0, 1 << 28, "body of the suite's own server, bytes"));
  }

  @Override
  public Service startService(Parameters parameters) throws IOException {
    if (!parameters.setting("url").equals(LOOPBACK)) {
      return Service.none(parameters);
    }
    DownloadServer server = DownloadServer.start(DownloadServer.Body.NOISE, parameters);
    return new Service(parameters.with("url", server.url()).with(OWN_SERVER, "true"), server);
  }

  @Override
  public boolean sharesService() {
    return true;
  }

  @Override
  public Batch prepare(Parameters parameters) {
    HttpUrl url = HttpUrl.get(parameters.setting("url"));
    HttpClient client = new HttpClient(parameters.tasks(), url);
    boolean ownServer = parameters.settings().containsKey(OWN_SERVER);
    int requests = parameters.size();
    return new EqualTasks(parameters.tasks()) {
      @Override
      public long run(int index) throws IOException {
        long checksum = 0;
        for (int i = 0; i < requests; i++) {
          checksum = 31 * checksum + client.get(url, ownServer);
        }
        return checksum;
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  private static Optional<String> checkUrl(String value) {
    if (value.equals(LOOPBACK)) {
      return Optional.empty();
    }
    return HttpUrl.parse(value) != null ? Optional.empty() : Optional.of("is not an address");
  }
}
