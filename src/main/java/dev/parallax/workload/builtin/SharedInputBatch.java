package dev.parallax.workload.builtin;

import dev.parallax.workload.Parameters;
import dev.parallax.workload.SendableBatch;
import dev.parallax.workload.Task;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Tasks that all work on one input, which none of them changes: threads share it by reference, a
 * child JVM makes its own or is sent a copy with every task.
 *
 * @param <I> the input, in the form in which a task uses it
 */
final class SharedInputBatch<I> implements SendableBatch {
  /** An array's length is an int, and a frame has a header of its own. */
  private static final long MAX_INPUT_BYTES = Integer.MAX_VALUE - 1024L;

  /** How an input is made, sent and received. */
  interface Form<I> {
    /** Makes the input, the same in every JVM. */
    I make();

    /** Size of the input on its way to another JVM. */
    long bytes();

    /** Writes it, in as many bytes as {@link #bytes()} says. */
    void write(I input, ByteBuffer target);

    /** Reads what {@link #write} wrote. */
    I read(ByteBuffer source);
  }

  private record SharedInputTask<I>(Job<I> job, int index, I input) implements Task {
    @Override
    public long run() throws Exception {
      return job.run(index, input);
    }
  }

  /** What a task does with the input; a class, and no lambda (see {@link EqualTasks}). */
  interface Job<I> {
    long run(int index, I input) throws Exception;
  }

  private final int size;
  private final Form<I> form;
  private final Job<I> job;
  private final Optional<I> input;
  private final Optional<Closeable> resource;

  private SharedInputBatch(
      int size, Form<I> form, Job<I> job, Optional<I> input, Optional<Closeable> resource) {
    this.size = size;
    this.form = form;
    this.job = job;
    this.input = input;
    this.resource = resource;
  }

  /** A batch that holds nothing but its input. */
  static <I> SharedInputBatch<I> of(Parameters parameters, Form<I> form, Job<I> job) {
    return of(parameters, form, job, Optional.empty());
  }

  /**
   * A batch that closes {@code resource}, if there is one, when it is closed. A child JVM that will
   * be sent the input doesn't make it.
   */
  static <I> SharedInputBatch<I> of(
      Parameters parameters, Form<I> form, Job<I> job, Optional<Closeable> resource) {
    boolean comesLater = parameters.isInputSent() && parameters.inChild();
    if (parameters.isInputSent() && form.bytes() > MAX_INPUT_BYTES) {
      throw new IllegalArgumentException(
          "input=sent can send up to %s bytes a task; this size needs %s"
              .formatted(MAX_INPUT_BYTES, form.bytes()));
    }
    Optional<I> input = comesLater ? Optional.empty() : Optional.of(form.make());
    return new SharedInputBatch<>(parameters.tasks(), form, job, input, resource);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Task task(int index) {
    I made = input();
    return new SharedInputTask<>(job, index, made);
  }

  @Override
  public int inputBytes(int index) {
    return Math.toIntExact(form.bytes());
  }

  @Override
  public void writeInput(int index, ByteBuffer target) {
    form.write(input(), target);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The input is unpacked here rather than when the task runs: that is part of sending it, so it
   * counts for the operation and not for the bar of the task.
   */
  @Override
  public Task taskOver(int index, ByteBuffer source) {
    I received = form.read(source);
    return new SharedInputTask<>(job, index, received);
  }

  @Override
  public void close() throws IOException {
    if (resource.isPresent()) {
      resource.get().close();
    }
  }

  private I input() {
    if (input.isEmpty()) {
      throw new IllegalStateException("the input of each task is sent to this child JVM");
    }
    return input.get();
  }
}
