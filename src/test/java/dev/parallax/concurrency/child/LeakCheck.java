package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds every test to leaving nothing behind: no process, thread, open file, mapped file or folder
 * that was not there before it. What was left is named.
 *
 * <p>The pools of a test make their folders in one that is this test's own, so that pools of other
 * programs are not taken for ours.
 */
public final class LeakCheck implements BeforeEachCallback, AfterEachCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /** Threads of the JDK that are there for everybody, and come and go as they like. */
  private static final String JDK_THREADS =
      "process reaper.*|ForkJoinPool.*|CompletableFuture.*|Common-Cleaner|surefire.*|junit-.*"
          + "|Attach Listener|Signal Dispatcher|Cleaner-.*|.*CompilerThread.*|Notification Thread";

  private Path place = Path.of("");
  private Set<String> before = Set.of();

  /** Where the pools of this test make their folders. */
  Path place() {
    return place;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    boolean sharedMemory = Files.isWritable(SHARED_MEMORY);
    Path above = sharedMemory ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    place = Files.createTempDirectory(above, "parallax-test-");
    System.setProperty(PrivateFolder.PLACE, place.toString());
    before = present();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException, InterruptedException {
    try {
      assertNothingLeft();
    } finally {
      System.clearProperty(PrivateFolder.PLACE);
      deleteAll(place);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** What a test calls that opens many pools and wants to know which of them left something. */
  void assertNothingLeft() throws IOException, InterruptedException {
    assertThat(leftAfterWaiting()).as("left behind").isEmpty();
  }

  private Set<String> leftAfterWaiting() throws IOException, InterruptedException {
    if (Runtime.version().feature() < 22) {
      System.gc(); // on 21 memory stays mapped until its buffer is collected
    }
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    Set<String> left = left();
    // A process is gone a moment before the JDK has closed its pipes, and its threads after that.
    while (!left.isEmpty() && System.nanoTime() < deadlineNanos) {
      Thread.sleep(10);
      left = left();
    }
    return left;
  }

  private Set<String> left() throws IOException {
    Set<String> left = present();
    left.removeAll(before);
    return left;
  }

  private Set<String> present() throws IOException {
    Set<String> present = new TreeSet<>();
    present.addAll(processes());
    present.addAll(threads());
    present.addAll(openFiles());
    present.addAll(mappedFiles());
    present.addAll(files());
    return present;
  }

  private static List<String> processes() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .map(process -> "process %d: %s".formatted(process.pid(), process.info().commandLine()))
        .toList();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().matches(JDK_THREADS))
        .map(thread -> "thread %d: %s".formatted(thread.threadId(), thread.getName()))
        .toList();
  }

  /** Pipes, sockets and files of pools; not the jars that a JVM opens when it loads a class. */
  private static List<String> openFiles() throws IOException {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    try (Stream<Path> links = Files.list(open)) {
      for (Path link : links.toList()) {
        try {
          String target = Files.readSymbolicLink(link).toString();
          if (!target.startsWith("/") || target.contains("/parallax-test-")) {
            found.add("open file %s: %s".formatted(link.getFileName(), target));
          }
        } catch (IOException e) {
          // The one by which this list was read is gone by now.
        }
      }
    }
    return found;
  }

  private static Set<String> mappedFiles() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    if (!Files.exists(maps)) {
      return Set.of();
    }
    return Files.readAllLines(maps).stream()
        .filter(line -> line.contains("/parallax-test-"))
        .map(line -> "mapped file " + line.substring(line.indexOf('/')))
        .collect(Collectors.toSet());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(file -> !file.equals(place)).map(file -> "file " + file).toList();
    } catch (UncheckedIOException e) {
      return List.of("file that is being deleted in " + place);
    }
  }
}
