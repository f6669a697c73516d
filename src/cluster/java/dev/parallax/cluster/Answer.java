package dev.parallax.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Objects;

/** What a member answers; mutable for the reason that {@link Order} is. */
final class Answer implements IdentifiedDataSerializable {
  static final int ID = 2;

  private static final int NOTHING_FAILED = -1;

  private int failedTask = NOTHING_FAILED;
  private String thrown = "";
  private long[] numbers = {};
  private byte[] bytes = {};

  /** To be read. */
  Answer() {}

  private Answer(int failedTask, String thrown, long[] numbers, byte[] bytes) {
    this.failedTask = failedTask;
    this.thrown = thrown;
    this.numbers = numbers;
    this.bytes = bytes;
  }

  static Answer of(long... numbers) {
    return new Answer(NOTHING_FAILED, "", numbers, new byte[0]);
  }

  static Answer ofBytes(byte[] bytes) {
    return new Answer(NOTHING_FAILED, "", new long[0], bytes);
  }

  /**
   * Something threw.
   *
   * @param task which, 0 if it was none
   * @param stack the text of it
   */
  static Answer failed(int task, String stack) {
    return new Answer(task, stack, new long[0], new byte[0]);
  }

  boolean isFailure() {
    return failedTask != NOTHING_FAILED;
  }

  int failedTask() {
    return failedTask;
  }

  String thrown() {
    return thrown;
  }

  long[] numbers() {
    return numbers;
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public int getFactoryId() {
    return Order.FACTORY;
  }

  @Override
  public int getClassId() {
    return ID;
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeInt(failedTask);
    out.writeString(thrown);
    out.writeLongArray(numbers);
    out.writeByteArray(bytes);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    failedTask = in.readInt();
    thrown = Objects.requireNonNull(in.readString());
    numbers = Objects.requireNonNull(in.readLongArray());
    bytes = Objects.requireNonNull(in.readByteArray());
  }
}
