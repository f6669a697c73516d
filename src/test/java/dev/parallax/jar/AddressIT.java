package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server that is not the suite's: it asks for a password, or never ends. */
@EnabledOnOs(OS.LINUX)
class AddressIT {
  private static final String SECRET = "me:pass-word";

  @TempDir Path folder;
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/private", this::answerWithPassword);
    server.createContext("/slow", exchange -> drip(exchange, new byte[1], 500));
    server.createContext("/endless", exchange -> drip(exchange, new byte[1 << 20], 0));
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private void answerWithPassword(HttpExchange exchange) throws IOException {
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
    boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    exchange.sendResponseHeaders(known ? 200 : 401, -1);
    exchange.close();
  }

  private static void drip(HttpExchange exchange, byte[] drop, long waitMillis) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      while (true) {
        exchange.getResponseBody().write(drop);
        exchange.getResponseBody().flush();
        Thread.sleep(waitMillis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String url(String user, String path) {
    return "url=http://%s127.0.0.1:%d/%s".formatted(user, server.getAddress().getPort(), path);
  }

  private static String[] words(String url, String... more) {
    List<String> words =
        List.of("BatchBenchmark.serial", "-p", "workload=download", "-p", url, "-p", "tasks=2");
    List<String> tiny = List.of("-wi", "0", "-i", "1", "-r", "10ms", "--out", "run");
    return Stream.of(words, tiny, List.of(more)).flatMap(List::stream).toArray(String[]::new);
  }

  @Test
  @Fault(
      where = Where.SERVERS_AND_TIME,
      kind = "a user name and a password in `-p url=`",
      sees =
          "three stars in their place, everywhere; they are sent as authorisation, and"
              + " have to be given again to resume the run",
      exit = 0)
  void aPasswordIsSentAndWrittenNowhere() throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    Jar.Result begun = campaigns.run(words(url(SECRET + "@", "private"), "-f", "1"));
    begun.succeeded();
    Jar.Result resumed =
        campaigns.run("--resume", "run", "--rounds", "2", "-p", url(SECRET + "@", "private"));
    resumed.succeeded();
    assertThat(campaigns.rows("run")).singleElement().asString().contains("http://***@127.0.0.1:");
    assertNowhere(begun, resumed);

    Jar.Result without = campaigns.run("--resume", "run", "--rounds", "3");
    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.err())
        .contains("its journal doesn't keep the user name and the password of -p url=http://***@");
    Jar.Result refused = campaigns.run(words(url(SECRET + "x@", "private"), "-f", "1"));
    assertThat(refused.exitCode()).isNotZero();
    assertNowhere(without, refused);
  }

  private void assertNowhere(Jar.Result... results) throws IOException {
    for (Jar.Result result : results) {
      assertThat(result.out() + result.err()).doesNotContain("pass-word");
    }
    try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file.toString()).doesNotContain("pass-word");
        assertThat(file).content(StandardCharsets.ISO_8859_1).doesNotContain("pass-word");
      }
    }
  }

  @Test
  @Fault(
      where = Where.SERVERS_AND_TIME,
      kind = "an answer that takes for ever, before the first fork",
      sees =
          "the budget and signals hold: `the budget of ... was spent before any fork had"
              + " ended`",
      exit = 1)
  void theBudgetAndASignalEndARunThatStillWaitsForItsFirstAnswer() throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    long start = System.nanoTime();
    Jar.Result result = campaigns.run(words(url("", "slow"), "--budget", "12s"));
    assertThat(result.err())
        .contains("error: the budget of 0:12 min was spent before any fork had ended");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(50));

    Process run = campaigns.start("--resume", "run", "-p", url("", "slow"));
    campaigns.awaitJournalLines("run", 3);
    Thread.sleep(500);
    Campaigns.signal(run, "TERM");
    assertThat(run.waitFor()).isEqualTo(143);
    assertThat(campaigns.err())
        .endsWith("interrupted; this resumes it: java -jar benchmarks.jar --resume run\n");
    campaigns.awaitNoProcess();
  }

  @Test
  @Fault(
      where = Where.SERVERS_AND_TIME,
      kind = "a second Ctrl-C",
      sees = "`interrupted; this resumes it: java -jar benchmarks.jar --resume ...`, at once",
      exit = 130)
  void aSecondSignalEndsTheRunAtOnceAndStillSaysHowToResume() throws Exception {
    Campaigns campaigns = new Campaigns(Jar.thisJdk(), folder);
    Process run = campaigns.start(words(url("", "slow")));
    campaigns.awaitJournalLines("run", 1);
    Thread.sleep(1500);
    ProcessHandle suite = run.children().findFirst().orElseThrow();
    for (int i = 0; i < 2 && suite.isAlive(); i++) {
      new ProcessBuilder("kill", "-INT", Long.toString(suite.pid())).start().waitFor();
      Thread.sleep(200);
    }
    assertThat(run.waitFor()).isEqualTo(130);
    // The first signal may have been enough: then the place of the results stands behind it.
    assertThat(campaigns.err())
        .contains("interrupted; this resumes it: java -jar benchmarks.jar --resume run\n");
    campaigns.awaitNoProcess();
  }

  @Test
  @Fault(
      where = Where.SERVERS_AND_TIME,
      kind = "an answer that doesn't end",
      sees = "`its body has more than 256 MiB, the most that a download takes`",
      exit = 1)
  void anEndlessBodyIsCutAtAStatedSize() throws Exception {
    Jar.Result result =
        new Campaigns(Jar.thisJdk(), folder).run(words(url("", "endless"), "-f", "1"));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("its body has more than 256 MiB, the most that a download takes")
        .doesNotContain("OutOfMemoryError");
  }
}
