package dev.parallax.samples;

import dev.parallax.workload.Batch;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.SendableBatch;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Task;
import dev.parallax.workload.Workload;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;

/**
 * Input that must be sent to a process can take longer to send than to work on.
 *
 * <p>Each task looks up some numbers in a sorted table of eight megabytes. Threads have the table
 * by reference. A child JVM that can make or load its own (input=made) is nearly as good; one that
 * is sent the table with every task (input=sent), as from a program that has it in its own memory,
 * gets eight megabytes for a few thousand looks at them.
 */
public final class Sample08_InputSent implements Workload {
  private static final int NUMBERS = 1 << 20;

  @Override
  public Sizes defaultSizes() {
    return new Sizes(16, 2000);
  }

  @Override
  public List<Setting> settings() {
    return List.of(Setting.input());
  }

  @Override
  public Batch prepare(Parameters parameters) {
    // A child JVM that will be sent the table with each task has no need of one.
    boolean comesLater = parameters.isInputSent() && parameters.inChild();
    return new TableBatch(parameters, LongBuffer.wrap(comesLater ? new long[0] : table()));
  }

  private static long[] table() {
    long[] numbers = new long[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      numbers[i] = 3L * i;
    }
    return numbers;
  }

  private record TableBatch(Parameters parameters, LongBuffer table) implements SendableBatch {
    @Override
    public int size() {
      return parameters.tasks();
    }

    @Override
    public Task task(int index) {
      return () -> lookUp(index, parameters.size(), table);
    }

    @Override
    public int inputBytes(int index) {
      return NUMBERS * Long.BYTES;
    }

    @Override
    public void writeInput(int index, ByteBuffer target) {
      target.order(ByteOrder.nativeOrder()).asLongBuffer().put(table.duplicate());
      target.position(target.position() + inputBytes(index));
    }

    @Override
    public Task taskOver(int index, ByteBuffer input) {
      LongBuffer sent = input.order(ByteOrder.nativeOrder()).asLongBuffer();
      return () -> lookUp(index, parameters.size(), sent);
    }
  }

  /** Where in the table so many numbers are, by halving. */
  private static long lookUp(long seed, int lookUps, LongBuffer table) {
    long sum = 0;
    for (int i = 0; i < lookUps; i++) {
      long wanted = Long.remainderUnsigned(Loop.run(seed + i, 1), 3L * NUMBERS);
      int low = 0;
      int high = NUMBERS - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (table.get(middle) < wanted) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      sum = 31 * sum + low;
    }
    return sum;
  }

  /*
   * HOW TO RUN THIS SAMPLE
   *
   *   java -jar benchmarks.jar 'BatchBenchmark.(serial|warm)' \
   *     --classpath target/parallax-samples.jar -p workload=sample08-input-sent \
   *     -p input=made,sent -p model=process -p workers=2 -f 5 -wi 2 -w 100ms -i 3 -r 100ms
   *
   * WHAT IS EXPECTED
   *
   *   input=made, warm: process x 2 faster than serial
   *   input=sent, warm: process x 2 slower than serial
   *
   * WHERE IT MAY NOT HOLD
   *
   *   With a single core processes aren't faster with a table of their own either.
   */
}
