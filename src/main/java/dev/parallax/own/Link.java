package dev.parallax.own;

import dev.parallax.concurrency.child.PrivateFolder;
import dev.parallax.jvm.JavaProcess;
import java.io.Closeable;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * The process of a JVM of own work, and the socket by which it is asked: not its standard streams,
 * which are the user's to print to and to close. In a folder that only this user can enter.
 */
final class Link implements Closeable {
  private static final String NAME = "the JVM of own work";

  /** What is read here comes from a JVM in which other code than the suite's has run. */
  private static final ObjectInputFilter FILTER =
      ObjectInputFilter.Config.createFilter("dev.parallax.**;java.base/*;!*");

  private final JavaProcess process;
  private final SocketChannel channel;
  private final ObjectOutputStream out;
  private final ObjectInputStream in;

  private Link(JavaProcess process, SocketChannel channel) throws IOException {
    this.process = process;
    this.channel = channel;
    this.out = new ObjectOutputStream(Channels.newOutputStream(channel));
    this.in = new ObjectInputStream(Channels.newInputStream(channel));
    in.setObjectInputFilter(FILTER);
  }

  /** Starts the process and waits until it is there. */
  static Link start(OwnWork ownWork) throws IOException, InterruptedException {
    try (PrivateFolder folder = PrivateFolder.create();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Path socket = folder.path().resolve("socket");
      server.bind(UnixDomainSocketAddress.of(socket));
      return connect(server, JavaProcess.start(NAME, ownWork.command(socket)));
    }
  }

  private static Link connect(ServerSocketChannel server, JavaProcess process)
      throws IOException, InterruptedException {
    process.onEnd(() -> close(server));
    boolean connected = false;
    try {
      Link link = new Link(process, server.accept());
      connected = true;
      return link;
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException();
    } catch (AsynchronousCloseException e) {
      throw new IOException("it does not start: " + process.describeEnding(""), e);
    } finally {
      if (!connected) {
        process.kill();
        process.close();
      }
    }
  }

  private static void close(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks, and waits for the answer.
   *
   * @throws IOException if the process ends before, or answers something that is no message
   */
  Message ask(Message.Asked asked) throws IOException {
    out.writeObject(asked);
    out.flush();
    try {
      return (Message) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException("an answer of an unknown kind", e);
    }
  }

  String describeEnding() {
    return process.describeEnding("");
  }

  /** Ends it at once, with all that it has started; the guard of a command clears up after it. */
  void kill() {
    process.killAndAwaitOthers();
  }

  @Override
  public void close() {
    close(channel);
    process.close();
  }

  @Override
  public String toString() {
    return process.name();
  }
}
