package dev.parallax.workload.builtin.download;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The one OkHttp client of a JVM, as OkHttp's documentation asks for.
 *
 * <p>Its pool keeps a connection per task: with the default of five idle ones, more workers would
 * connect anew all the time, which would measure connecting. Calls are synchronous, so the
 * dispatcher's limit of five per host, which holds for enqueued calls only, doesn't apply.
 */
final class HttpClient implements Closeable {
  /** As much as the suite's own server can be asked for. */
  private static final int MOST_BODY_BYTES = 256 << 20;

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final OkHttpClient client;

  /**
   * A client for one address. For one without TLS it is told so: it reads the system's certificates
   * otherwise, when it is made, which no request would use.
   */
  HttpClient(int connections, HttpUrl url) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(connections, 5, TimeUnit.MINUTES))
            .callTimeout(TIMEOUT)
            .readTimeout(TIMEOUT);
    if (!url.isHttps()) {
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    this.client = builder.build();
  }

  /** Downloads a document whole. */
  byte[] download(HttpUrl url) throws IOException {
    // OkHttp itself leaves out the user name and the password that an address has.
    HttpUrl shown = url.newBuilder().username("").password("").build();
    Request.Builder request = new Request.Builder().url(shown);
    if (!url.username().isEmpty()) {
      request.header(
          "Authorization",
          Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8));
    }
    try (Response response = client.newCall(request.build()).execute()) {
      byte[] body = read(response, shown);
      if (!response.isSuccessful()) {
        throw new IOException("%s answered with status %s".formatted(shown, response.code()));
      }
      return body;
    }
  }

  /** A body without an end would fill the memory of any JVM. */
  private static byte[] read(Response response, HttpUrl url) throws IOException {
    byte[] body = response.body().byteStream().readNBytes(MOST_BODY_BYTES + 1);
    if (body.length > MOST_BODY_BYTES) {
      throw new IOException(
          "%s: its body has more than %s MiB, the most that a download takes"
              .formatted(url, MOST_BODY_BYTES >> 20));
    }
    return body;
  }

  /**
   * Downloads a document whole.
   *
   * @param exact whether the body is the same every time
   * @return a checksum of the body, or of the mere success where bodies may differ
   */
  long get(HttpUrl url, boolean exact) throws IOException {
    byte[] body = download(url);
    if (!exact) {
      return 1;
    }
    CRC32C crc = new CRC32C();
    crc.update(body);
    return crc.getValue() << 32 | body.length;
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
