package dev.parallax.measure.turn;

import dev.parallax.concurrency.child.PrivateFolder;
import dev.parallax.jvm.Closing;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The campaign's end of all channels: a socket in a folder that only this user can enter. JMH
 * starts the forks and keeps their standard streams to itself, so they have to come to us; and a
 * port could be reached by other users too.
 */
public final class TurnServer implements Closeable {
  private final PrivateFolder folder;
  private final ServerSocketChannel socket;
  private final Path address;
  private final List<Seat> seats = new CopyOnWriteArrayList<>();

  private TurnServer(PrivateFolder folder, ServerSocketChannel socket, Path address) {
    this.folder = folder;
    this.socket = socket;
    this.address = address;
  }

  /**
   * Opens it.
   *
   * @throws IOException if the folder can't be made, or has a name too long for a socket
   */
  public static TurnServer open() throws IOException {
    List<Closeable> opened = new ArrayList<>();
    try {
      PrivateFolder folder = PrivateFolder.create();
      opened.add(folder);
      ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      opened.addFirst(socket);
      Path address = folder.path().resolve("turns");
      socket.bind(UnixDomainSocketAddress.of(address));
      TurnServer server = new TurnServer(folder, socket, address);
      var unused = Thread.ofPlatform().daemon().name("turns").start(server::accept);
      return server;
    } catch (IOException | RuntimeException e) {
      Closing.after(e, opened);
      throw e;
    }
  }

  /** A seat for one more fork; it is closed with the server at the latest. */
  public Seat newSeat() {
    Seat seat = new Seat(address, seats.size());
    seats.add(seat);
    return seat;
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel channel = socket.accept();
        boolean seated = false;
        try {
          ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);
          while (number.hasRemaining() && channel.read(number) >= 0) {
            // A fork sends its number at once.
          }
          int index = number.hasRemaining() ? -1 : number.getInt(0);
          if (index >= 0 && index < seats.size()) {
            seats.get(index).takenBy(channel);
            seated = true;
          }
        } catch (IOException e) {
          // It was killed before it had sent its number; its seat is left when JMH sees that.
        } finally {
          if (!seated) {
            channel.close();
          }
        }
      }
    } catch (AsynchronousCloseException e) {
      // The server is closed.
    } catch (IOException e) {
      seats.forEach(Seat::leave); // nobody can come any more
    }
  }

  @Override
  public void close() throws IOException {
    try (folder;
        socket) {
      Closing.all(seats);
    }
  }
}
