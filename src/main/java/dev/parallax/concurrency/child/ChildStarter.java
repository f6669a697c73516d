package dev.parallax.concurrency.child;

import dev.parallax.concurrency.pool.Opening;
import dev.parallax.concurrency.pool.PoolOptions;
import dev.parallax.concurrency.pool.TaskEvents;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.jvm.Closing;
import dev.parallax.jvm.JavaCommand;
import dev.parallax.jvm.JavaProcess;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Starts the children of a pool, all at once, and asks each to prepare its batch. */
final class ChildStarter {
  private static final long LONGEST_TICK_MILLIS = 1000;

  private final Work work;
  private final PoolOptions options;

  /** The last first, as they are to be closed. */
  private final Deque<Closeable> opened = new ArrayDeque<>();

  private ChildStarter(Work work, PoolOptions options) {
    this.work = work;
    this.options = options;
  }

  /**
   * Starts N children, without waiting for them.
   *
   * @throws IOException if the pipes can't be made or a process can't be started; nothing is left
   */
  static ChildGroup start(int workers, Work work, PoolOptions options)
      throws IOException, InterruptedException {
    ChildStarter starter = new ChildStarter(work, options);
    try {
      return starter.start(workers);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      Closing.after(e, starter.opened);
      throw e;
    }
  }

  private ChildGroup start(int workers) throws IOException, InterruptedException {
    PoolFolder folder = own(PoolFolder.create(workers, work.tasks()));
    Board board = own(Board.open(folder.board(), workers));
    AnswerPipe answers = own(AnswerPipe.open(folder.answers(), tickMillis()));
    TaskQueue queue = own(TaskQueue.open(folder.queue()));
    List<String> flags = new ArrayList<>(flags(workers, work, options));
    flags.addAll(TaskEvents.flagsFor(flags));
    JavaCommand command = new JavaCommand(ChildMain.class).withJvmArgs(flags);
    Request open = Request.open(Opening.of(work));
    List<Child> children = new ArrayList<>();
    for (int number = 0; number < workers; number++) {
      RandomAccessFile channel = own(pipe(folder.channel(number)));
      JavaProcess process =
          JavaProcess.start(
              "child " + number,
              command.withArgs(
                  folder.path().toString(), Integer.toString(number), Integer.toString(workers)));
      opened.push(process::close);
      opened.push(process::kill);
      Child child = new Child(number, process, channel);
      // It lies in the pipe until the child is there to read it.
      child.ask(open, "prepare its batch");
      Answer died = Answer.of(Answer.Kind.DIED, number);
      process.onEnd(() -> answers.post(died));
      children.add(child);
    }
    return new ChildGroup(
        new ChildGroup.Channels(folder, board, answers, queue), children, options);
  }

  static List<String> flags(int workers, Work work, PoolOptions options) {
    long neededBytes = work.workload().footprint(work.parameters().forChild()).heapBytes(1);
    return ChildFlags.derive(workers, neededBytes, options);
  }

  /** Wakes a pool that waits after a small part of the deadlines. */
  private long tickMillis() {
    long shortest = Math.min(options.deadline().toMillis(), options.startDeadline().toMillis());
    return Math.clamp(shortest / 8, 1, LONGEST_TICK_MILLIS);
  }

  /** A pipe opened at both ends, so that opening waits for nobody and a dead reader is no error. */
  private static RandomAccessFile pipe(Path path) throws IOException {
    return new RandomAccessFile(path.toFile(), "rw");
  }

  private <C extends Closeable> C own(C resource) {
    opened.push(resource);
    return resource;
  }
}
