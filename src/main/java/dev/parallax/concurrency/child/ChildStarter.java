package dev.parallax.concurrency.child;

import dev.parallax.concurrency.Work;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Starts the children of a pool together and waits until each has connected and said hello. */
final class ChildStarter {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 20;

  /**
   * Spares a child the search of its class path for a provider of selectors, which opens the jar
   * and sets half of java.util.stream going before the first socket.
   */
  private static final List<String> SELECTOR =
      System.getProperty("os.name").equals("Linux")
          ? List.of("-Djava.nio.channels.spi.SelectorProvider=sun.nio.ch.EPollSelectorProvider")
          : List.of();

  private final String token;
  private final List<JavaProcess> processes = new ArrayList<>();
  private final List<FrameChannel> strangers = new ArrayList<>();
  private final List<Child> children = new ArrayList<>();

  private ChildStarter(String token) {
    this.token = token;
  }

  /**
   * Starts so many children.
   *
   * @throws IOException if one can't be started, ends before it has said hello, or takes too long;
   *     none is left then
   */
  static ProcessPool start(int workers, Work work) throws IOException, InterruptedException {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    ChildStarter starter = new ChildStarter(HexFormat.of().formatHex(secret));
    Selector selector = Selector.open();
    try (Endpoint endpoint = Endpoint.open()) {
      starter.launch(workers, work, endpoint);
      starter.greet(endpoint, selector);
      starter.children.sort(Comparator.comparingInt(Child::number));
      return new ProcessPool(work, selector, starter.children);
    } catch (IOException | InterruptedException | RuntimeException e) {
      starter.children.forEach(Child::hangUp);
      for (FrameChannel stranger : starter.strangers) {
        stranger.close();
      }
      starter.processes.forEach(JavaProcess::kill);
      starter.processes.forEach(JavaProcess::close);
      selector.close();
      throw e;
    }
  }

  private void launch(int workers, Work work, Endpoint endpoint) throws IOException {
    long neededBytes = work.workload().footprint(work.parameters().forChild()).heapBytes(1);
    JavaCommand command =
        new JavaCommand(ChildMain.class)
            .withJvmArgs(ChildFlags.derive(workers, neededBytes))
            .withJvmArgs(SELECTOR);
    for (int number = 0; number < workers; number++) {
      processes.add(
          JavaProcess.start(
              "child " + number,
              command.withArgs(endpoint.address(), Integer.toString(number), token)));
    }
  }

  private void greet(Endpoint endpoint, Selector selector)
      throws IOException, InterruptedException {
    long deadlineNanos = System.nanoTime() + DEADLINE.toNanos();
    endpoint.server().configureBlocking(false);
    try (Selector accepting = Selector.open()) {
      endpoint.server().register(accepting, SelectionKey.OP_ACCEPT);
      while (children.size() < processes.size()) {
        accepting.select(LOOK_MILLIS);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        accepting.selectedKeys().clear();
        SocketChannel socket = endpoint.server().accept();
        while (socket != null) {
          socket.configureBlocking(false);
          socket.register(accepting, SelectionKey.OP_READ);
          strangers.add(new FrameChannel(socket));
          socket = endpoint.server().accept();
        }
        hear(accepting, selector);
        checkAlive(deadlineNanos);
      }
    }
  }

  /** Takes as children those strangers that have said hello with the right token. */
  private void hear(Selector accepting, Selector selector) throws IOException {
    for (FrameChannel stranger : List.copyOf(strangers)) {
      Optional<Frame> frame = stranger.receive();
      if (frame.isEmpty()) {
        continue;
      }
      strangers.remove(stranger);
      Messages.Hello hello = Messages.readHello(frame.get().payload());
      if (frame.get().kind() != FrameKind.HELLO || !hello.token().equals(token)) {
        stranger.close();
        continue;
      }
      SelectionKey accepted = stranger.socket().keyFor(accepting);
      accepted.cancel();
      accepting.selectNow();
      children.add(new Child(hello.child(), processes.get(hello.child()), stranger, selector));
    }
  }

  private void checkAlive(long deadlineNanos) throws IOException {
    for (JavaProcess process : processes) {
      if (!process.isAlive()) {
        throw new IOException(process.describe());
      }
    }
    if (System.nanoTime() > deadlineNanos) {
      throw new IOException(
          "only %d of %d connected within %s"
              .formatted(children.size(), processes.size(), DEADLINE));
    }
  }
}
