package dev.parallax.own;

import dev.parallax.jvm.ParentWatch;
import dev.parallax.jvm.Signals;
import dev.parallax.own.Message.Asked;
import dev.parallax.workload.UserCode;
import dev.parallax.workload.UserWorkloads;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Main class of a JVM of own work: answers one question after the other. */
final class OwnMain {
  private final Host host;
  private final ObjectInputStream in;
  private final ObjectOutputStream out;

  private OwnMain(Host host, SocketChannel channel) throws IOException {
    this.host = host;
    // In this order, as either side waits for what the other writes first.
    this.out = new ObjectOutputStream(Channels.newOutputStream(channel));
    out.flush();
    this.in = new ObjectInputStream(Channels.newInputStream(channel));
  }

  /** Arguments: the socket by which questions come, then jars and folders of the user's. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ClassNotFoundException {
    ParentWatch.start();
    // Ctrl-C reaches all processes of the terminal; whoever asks says when this one is to end.
    Signals.onEach("INT", () -> {});
    List<Path> users = Stream.of(args).skip(1).map(Path::of).toList();
    try (Host host = new Host(new UserWorkloads(users));
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(args[0]))) {
      OwnMain main = new OwnMain(host, channel);
      ExitNote note = ExitNote.begin(main::sayThatWorkExits);
      main.serve();
      note.expectExit();
    }
    // Threads that own work left behind must not keep this JVM alive.
    System.exit(0);
  }

  private void serve() throws IOException, InterruptedException, ClassNotFoundException {
    Optional<Asked> asked = next();
    while (asked.isPresent()) {
      send(reply(asked.get()));
      asked = next();
    }
  }

  private Optional<Asked> next() throws IOException, ClassNotFoundException {
    try {
      return Optional.of((Asked) in.readObject());
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  private synchronized void send(Message message) throws IOException {
    out.writeObject(message);
    out.flush();
  }

  private void sayThatWorkExits(String place) {
    try {
      send(new Message.Exits(place));
    } catch (IOException e) {
      // Nobody is left to hear of it.
    }
  }

  /** In a thread of its own, since own work may never end. */
  private Message reply(Asked asked) throws InterruptedException {
    FutureTask<Message> task = new FutureTask<>(() -> answer(asked.question()));
    Thread thread = Thread.ofPlatform().name("own-work").daemon().start(task);
    try {
      return task.get(asked.limitMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Message.Late(placeOf(asked.question().className(), thread));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Message answer(Question<?> question) {
    try {
      return new Message.Answered(question.answer(host));
    } catch (IllegalArgumentException e) {
      return new Message.Refused(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      // The user's code may throw anything, errors too; this JVM stays as it is.
      return new Message.Threw(UserCode.describe(question.className(), e));
    }
  }

  /** Where the user's own code is at: in the thread that was to answer, else in any. */
  private static String placeOf(String className, Thread thread) {
    return Stream.concat(
            Stream.<StackTraceElement[]>of(thread.getStackTrace()),
            Thread.getAllStackTraces().values().stream())
        .flatMap(stack -> UserCode.placeIn(className, stack).stream())
        .findFirst()
        .orElse("");
  }
}
