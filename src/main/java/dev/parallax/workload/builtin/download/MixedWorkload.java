package dev.parallax.workload.builtin.download;

import dev.parallax.jvm.Closing;
import dev.parallax.suite.Trait;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Service;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.builtin.DescribedWorkload;
import dev.parallax.workload.builtin.EqualTasks;
import dev.parallax.workload.builtin.NewFile;
import dev.parallax.workload.builtin.TemporaryDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What a service does all day: downloads a document through OkHttp, parses the numbers in it, puts
 * them in order and standardises them with commons-math3, and writes the result to a file.
 *
 * <p>It waits longer than it computes, though not much, so that it gains from more workers than
 * there are cores, but only up to a point. The server is that of {@code download}, in a process of
 * its own, here with a body of decimal numbers; files are new ones in the page cache, as in {@code
 * file-write} with {@code sync=none}, and on the pitfalls of both see there.
 *
 * <p>Input: the server's. A child JVM has a client and a folder of its own.
 */
public final class MixedWorkload extends DescribedWorkload {
  private static final String URL = "url";
  private static final String DIRECTORY = "directory";

  /** Enough for two numbers, which is what a standard deviation needs. */
  private static final int MIN_PAYLOAD_BYTES = 64;

  public MixedWorkload() {
    super(
        "mixed",
        "the usual service: download, parse, compute, write",
        "documents per task",
        new Sizes(16, 1),
        new Sizes(16, 1));
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.number("latency", 4, 4, 0, 60_000, "wait of the server before it answers, ms"),
        Setting.number("payload", 48 << 10, 48 << 10, MIN_PAYLOAD_BYTES, 1 << 28, "body, bytes"));
  }

  @Override
  public Service startService(Parameters parameters) throws IOException {
    TemporaryDirectory files = TemporaryDirectory.create();
    try {
      DownloadServer server = DownloadServer.start(DownloadServer.Body.NUMBERS, parameters);
      return new Service(
          parameters.with(URL, server.url()).with(DIRECTORY, files.path().toString()),
          () -> Closing.all(server, files));
    } catch (IOException | RuntimeException | Error e) {
      Closing.after(e, List.of(files));
      throw e;
    }
  }

  @Override
  public boolean sharesService() {
    return true;
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.WRITES_FILES);
  }

  @Override
  public Batch prepare(Parameters parameters) throws IOException {
    TemporaryDirectory files =
        TemporaryDirectory.createInOwn(Path.of(parameters.setting(DIRECTORY)));
    HttpUrl url = HttpUrl.get(parameters.setting(URL));
    HttpClient client = new HttpClient(parameters.tasks(), url);
    int documents = parameters.size();
    return new EqualTasks(parameters.tasks()) {
      @Override
      public long run(int index) throws IOException {
        return index + serve(client, url, documents, files.path().resolve(index + ".txt"));
      }

      @Override
      public void close() throws IOException {
        Closing.all(client, files);
      }
    };
  }

  private static long serve(HttpClient client, HttpUrl url, int documents, Path file)
      throws IOException {
    long checksum = 0;
    for (int i = 0; i < documents; i++) {
      double[] numbers = parse(client.download(url));
      checksum = 31 * checksum + NewFile.write(file, standardised(numbers), NewFile.Sync.NONE);
    }
    return checksum;
  }

  private static double[] parse(byte[] body) {
    return new String(body, StandardCharsets.US_ASCII)
        .lines()
        .filter(line -> !line.isEmpty())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** The numbers in order, each with its distance from the mean in standard deviations. */
  private static String standardised(double[] numbers) {
    Arrays.sort(numbers);
    double[] scores = StatUtils.normalize(numbers);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers.length; i++) {
      text.append(numbers[i]).append(' ').append(scores[i]).append('\n');
    }
    return text.toString();
  }
}
