package dev.parallax.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What the pool asks a member. It is mutable because Hazelcast makes it empty and has it read
 * itself; nobody else changes it.
 */
final class Order implements Callable<Answer>, IdentifiedDataSerializable, HazelcastInstanceAware {
  static final int FACTORY = 1;
  static final int ID = 1;

  /** What can be asked. */
  enum Kind {
    /** Prepare the batch that the texts tell. */
    PREPARE,
    /** Run tasks, from the first number, as many as the second says. */
    RUN,
    /** Run one task over the bytes that come with it. */
    RUN_SENT,
    /** Run the whole batch, as often as the first number says. */
    WARM_UP,
    /** Flip the bits of the bytes. */
    FLIP,
    /** Say what this JVM has allocated and collected. */
    USAGE,
    /** Close the batch. */
    CLOSE
  }

  private Kind kind = Kind.CLOSE;
  private int[] numbers = {};
  private String[] texts = {};
  private byte[] bytes = {};
  private @Nullable HazelcastInstance instance;

  /** To be read. */
  Order() {}

  private Order(Kind kind, int[] numbers, String[] texts, byte[] bytes) {
    this.kind = kind;
    this.numbers = numbers;
    this.texts = texts;
    this.bytes = bytes;
  }

  static Order of(Kind kind, int... numbers) {
    return new Order(kind, numbers, new String[0], new byte[0]);
  }

  static Order ofTexts(Kind kind, List<String> texts) {
    return new Order(kind, new int[0], texts.toArray(String[]::new), new byte[0]);
  }

  static Order ofBytes(Kind kind, byte[] bytes, int... numbers) {
    return new Order(kind, numbers, new String[0], bytes);
  }

  Kind kind() {
    return kind;
  }

  int number(int index) {
    return numbers[index];
  }

  List<String> texts() {
    return List.of(texts);
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public void setHazelcastInstance(HazelcastInstance own) {
    instance = own;
  }

  /** In the member. */
  @Override
  public Answer call() {
    MemberWork work =
        (MemberWork)
            Objects.requireNonNull(instance).getUserContext().get(ClusterConfig.WORK);
    return Objects.requireNonNull(work).answer(this);
  }

  @Override
  public int getFactoryId() {
    return FACTORY;
  }

  @Override
  public int getClassId() {
    return ID;
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeString(kind.name());
    out.writeIntArray(numbers);
    out.writeStringArray(texts);
    out.writeByteArray(bytes);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    kind = Kind.valueOf(Objects.requireNonNull(in.readString()));
    numbers = Objects.requireNonNull(in.readIntArray());
    texts = Objects.requireNonNull(in.readStringArray());
    bytes = Objects.requireNonNull(in.readByteArray());
  }
}
