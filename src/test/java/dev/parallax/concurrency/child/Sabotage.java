package dev.parallax.concurrency.child;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What a task can do to the child that runs it, and to that child's pool. */
enum Sabotage {
  THROW(Outcome.TASK_FAILS, "IOException: boom") {
    @Override
    void commit(int task) throws IOException {
      throw new IOException("boom");
    }
  },
  OVERFLOW(Outcome.TASK_FAILS, "StackOverflowError") {
    @Override
    void commit(int task) {
      System.out.println(overflow(0));
    }
  },
  /** Runs out of heap, and lets go of it when it is told. */
  OUT_OF_HEAP(Outcome.TASK_FAILS, "OutOfMemoryError") {
    @Override
    void commit(int task) {
      List<long[]> hoard = new ArrayList<>();
      while (hoard.size() < Integer.MAX_VALUE) {
        hoard.add(new long[1 << 16]);
      }
    }
  },
  /** More than the board has room for. */
  THROW_A_NOVEL(Outcome.TASK_FAILS, "IllegalStateException: ääää") {
    @Override
    void commit(int task) {
      throw new IllegalStateException("ä".repeat(1 << 20));
    }
  },
  THROW_WHAT_THROWS(Outcome.TASK_FAILS, "Sabotage$Unspeakable") {
    @Override
    void commit(int task) {
      throw new Unspeakable();
    }
  },
  /** Runs out of heap and keeps it, so that hardly anything more can be said. */
  HOARD(Outcome.HEAP_IS_FULL, "OutOfMemoryError") {
    @Override
    void commit(int task) {
      while (HOARD_OF_ALL.size() < Integer.MAX_VALUE) {
        HOARD_OF_ALL.add(new byte[HOARD_OF_ALL.size() < 1000 ? 1 << 16 : 16]);
      }
    }
  },
  EXIT(Outcome.CHILD_ENDS, "exit code 7") {
    @Override
    void commit(int task) {
      System.err.println(LAST_WORDS);
      System.exit(7);
    }
  },
  HALT(Outcome.CHILD_ENDS, "exit code 9") {
    @Override
    void commit(int task) {
      System.out.println(LAST_WORDS);
      Runtime.getRuntime().halt(9);
    }
  },
  KILL(Outcome.CHILD_ENDS, "exit code 137, as of signal 9") {
    @Override
    void commit(int task) throws Exception {
      System.out.println(LAST_WORDS);
      signal("KILL");
    }
  },
  STOP(Outcome.CHILD_HANGS, "did not end") {
    @Override
    void commit(int task) throws Exception {
      System.out.println(LAST_WORDS);
      signal("STOP");
    }
  },
  NEVER_RETURN(Outcome.CHILD_HANGS, "did not end") {
    @Override
    void commit(int task) throws InterruptedException {
      System.out.println(LAST_WORDS);
      Thread.sleep(Long.MAX_VALUE);
    }
  },
  READ_INPUT(Outcome.CHILD_HANGS, "did not end") {
    @Override
    void commit(int task) throws IOException {
      System.out.println(LAST_WORDS);
      System.out.println(System.in.read());
    }
  },
  /** Leaves a process of its own that holds the child's output open, and dies. */
  LEAVE_A_PROCESS(Outcome.CHILD_ENDS, "exit code 9") {
    @Override
    void commit(int task) throws IOException {
      System.out.println(LAST_WORDS + LEFT_PROCESS + startSleeper().pid());
      Runtime.getRuntime().halt(9);
    }
  },
  WAIT_FOR_A_PROCESS(Outcome.CHILD_HANGS, "did not end") {
    @Override
    void commit(int task) throws Exception {
      System.out.println(LAST_WORDS);
      startSleeper().waitFor();
    }
  },
  /** More than any pipe holds, on both streams, with the magic number of an answer in it. */
  PRINT(Outcome.NOTHING, "") {
    @Override
    void commit(int task) {
      String line = "PARX\0\0\0\1" + "x".repeat(1000);
      for (int i = 0; i < 2000; i++) {
        System.out.println(line);
        System.err.println(line);
      }
      System.out.print("no end of line");
    }
  },
  LEAVE_THREADS(Outcome.NOTHING, "") {
    @Override
    void commit(int task) {
      for (int i = 0; i < 3; i++) {
        Thread.ofPlatform().daemon(false).start(() -> sleepForever());
      }
    }
  },
  CLOSE_STREAMS(Outcome.NOTHING, "") {
    @Override
    void commit(int task) throws IOException {
      System.in.close();
      System.out.close();
      System.err.close();
    }
  },
  INTERRUPT(Outcome.NOTHING, "") {
    @Override
    void commit(int task) {
      Thread.currentThread().interrupt();
    }
  },
  /** The first bytes of an answer and no more. */
  ANSWER_CUT_SHORT(Outcome.CHILD_ANSWERS_GARBAGE, "an answer") {
    @Override
    void commit(int task) throws IOException {
      answer(Arrays.copyOf(anAnswer().array(), 40));
    }
  },
  ANSWER_OF_RANDOM_BYTES(Outcome.CHILD_ANSWERS_GARBAGE, "answer") {
    @Override
    void commit(int task) throws IOException {
      byte[] bytes = new byte[ThreadLocalRandom.current().nextInt(1, 300)];
      ThreadLocalRandom.current().nextBytes(bytes);
      answer(bytes);
    }
  },
  ANSWER_WITH_WRONG_CHECKSUM(Outcome.CHILD_ANSWERS_GARBAGE, "wrong checksum") {
    @Override
    void commit(int task) throws IOException {
      answer(anAnswer().putInt(Answer.BYTES - Integer.BYTES, 0).array());
    }
  },
  ANSWER_OF_UNKNOWN_KIND(Outcome.CHILD_ANSWERS_GARBAGE, "unknown kind 77") {
    @Override
    void commit(int task) throws IOException {
      answer(Wire.seal(anAnswer().putInt(2 * Integer.BYTES, 77)).array());
    }
  },
  ANSWER_FOR_AN_UNKNOWN_TASK(Outcome.CHILD_ANSWERS_GARBAGE, "task 123456") {
    @Override
    void commit(int task) throws IOException {
      answer(Answer.result(number(), 123_456, 0, 1, 0).write().array());
    }
  },
  ANSWER_OF_NOBODY(Outcome.CHILD_ANSWERS_GARBAGE, "as child 4711") {
    @Override
    void commit(int task) throws IOException {
      answer(Answer.result(4711, 0, 0, 1, 0).write().array());
    }
  },
  ANSWER_READY(Outcome.CHILD_ANSWERS_GARBAGE, "READY") {
    @Override
    void commit(int task) throws IOException {
      answer(Answer.of(Answer.Kind.READY, number()).write().array());
    }
  },
  ANSWER_BYE(Outcome.CHILD_ANSWERS_GARBAGE, "BYE") {
    @Override
    void commit(int task) throws IOException {
      answer(Answer.of(Answer.Kind.BYE, number()).write().array());
    }
  },
  /** A text longer than there is room for. */
  ANSWER_TOO_LONG(Outcome.CHILD_ANSWERS_GARBAGE, "impossible length of 2147483647") {
    @Override
    void commit(int task) throws IOException {
      answer(Answer.failed(number(), task, 0, Integer.MAX_VALUE).write().array());
    }
  },
  /** More than the pipe takes, so that whoever writes there must wait. */
  ANSWER_WITHOUT_END(Outcome.CHILD_ANSWERS_GARBAGE, "answer") {
    @Override
    void commit(int task) throws IOException {
      answer(new byte[1 << 20]);
    }
  },
  TOKEN_CUT_SHORT(Outcome.QUEUE_IS_DAMAGED, "") {
    @Override
    void commit(int task) throws IOException {
      queue(new byte[11]);
    }
  },
  TOKEN_WITH_WRONG_CHECKSUM(Outcome.QUEUE_IS_DAMAGED, "a token with a wrong checksum") {
    @Override
    void commit(int task) throws IOException {
      queue(Token.tasks(1, 0, 1).write().putInt(Token.BYTES - Integer.BYTES, 0).array());
    }
  },
  TOKEN_OF_AN_UNKNOWN_TASK(Outcome.QUEUE_IS_DAMAGED, "task 654321") {
    @Override
    void commit(int task) throws IOException {
      queue(Token.tasks(1, 654_321, 1).write().array());
    }
  };

  /** What the pool makes of it. */
  enum Outcome {
    /** The operation fails with the task's name, and the pool is as good as before. */
    TASK_FAILS,
    /** The child is gone, and the pool closed. */
    CHILD_ENDS,
    /** As either of these: whether there is enough left to tell of the task is chance. */
    HEAP_IS_FULL,
    /** As {@link #CHILD_ENDS}, after the deadline. */
    CHILD_HANGS,
    /** As {@link #CHILD_ENDS}, since the pool can't trust a child any more. */
    CHILD_ANSWERS_GARBAGE,
    /** Whoever takes the token will see; the pool is closed in this operation or in a later one. */
    QUEUE_IS_DAMAGED,
    /** Right results. */
    NOTHING
  }

  /** What stands before the id of a process that a task leaves. */
  static final String LEFT_PROCESS = ", and I leave process ";

  static final String LAST_WORDS = "these are my last words";
  private static final List<byte[]> HOARD_OF_ALL = new ArrayList<>();

  private final Outcome outcome;
  private final String message;

  Sabotage(Outcome outcome, String message) {
    this.outcome = outcome;
    this.message = message;
  }

  Outcome outcome() {
    return outcome;
  }

  /** What the error message says of it. */
  String message() {
    return message;
  }

  /** Does it, in the child, as this task. */
  abstract void commit(int task) throws Exception;

  /** A throwable that can't say what it is. */
  private static final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  private static int overflow(int depth) {
    return depth < 0 ? 0 : overflow(depth + 1) + 1;
  }

  private static void sleepForever() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts this thread
    }
  }

  private static void signal(String name) throws Exception {
    int unused =
        new ProcessBuilder("kill", "-" + name, Long.toString(ProcessHandle.current().pid()))
            .start()
            .waitFor();
    // It may take the signal a moment to arrive.
    sleepForever();
  }

  private static Process startSleeper() throws IOException {
    return new ProcessBuilder("sleep", "600").inheritIO().start();
  }

  private static ByteBuffer anAnswer() throws IOException {
    return Answer.result(number(), 0, 0, 1, 0).write();
  }

  private static void answer(byte[] bytes) throws IOException {
    try (FileOutputStream answers = new FileOutputStream(folder().answers().toFile())) {
      answers.write(bytes);
    }
  }

  private static void queue(byte[] bytes) throws IOException {
    try (RandomAccessFile queue = new RandomAccessFile(folder().queue().toFile(), "rw")) {
      queue.write(bytes);
    }
  }

  private static PoolFolder folder() throws IOException {
    return PoolFolder.at(argument(0));
  }

  private static int number() throws IOException {
    return Integer.parseInt(argument(1));
  }

  /** An argument of {@link ChildMain} in this JVM. */
  private static String argument(int index) throws IOException {
    List<String> words = List.of(Files.readString(Path.of("/proc/self/cmdline")).split("\0"));
    return words.get(words.indexOf(ChildMain.class.getName()) + 1 + index);
  }
}
