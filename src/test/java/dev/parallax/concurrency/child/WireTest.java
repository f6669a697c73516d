package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records between a pool and its children: as they were written, or refused. */
class WireTest {
  private static final Token TOKEN = new Token(3, 17, 40, 2, 1_000_000, 1_048_576);
  private static final Answer ANSWER =
      new Answer(Answer.Kind.RESULT, 5, 17, 1, 99, Long.MIN_VALUE, Long.MAX_VALUE, -1L);

  private static Request request(int payloadBytes) {
    return new Request(Request.Kind.OPEN, ByteBuffer.wrap(new byte[payloadBytes]));
  }

  @Test
  void aTokenArrivesAsItWasWritten() throws IOException {
    assertThat(Token.read(TOKEN.write())).isEqualTo(TOKEN);
    assertThat(Token.read(Token.call().write()).isCall()).isTrue();
    assertThat(Token.read(Token.tasks(1, 2, 3).write()).isCall()).isFalse();
  }

  @Test
  void theRestOfATokenBeginsWhereItsFirstPartEnds() {
    assertThat(TOKEN.rest(39)).isEqualTo(new Token(3, 56, 1, 2, 1_000_000, 1_048_576));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerArrivesAsItWasWritten(Answer.Kind kind) throws IOException {
    Answer answer = new Answer(kind, 5, 17, 4, 99, Long.MIN_VALUE, Long.MAX_VALUE, -1L);
    assertThat(Answer.read(answer.write())).isEqualTo(answer);
  }

  @Test
  void everyBitOfARecordIsGuarded() {
    for (int bit = 0; bit < Answer.BYTES * Byte.SIZE; bit++) {
      ByteBuffer damaged = flipped(ANSWER.write(), bit);
      assertThatThrownBy(() -> Answer.read(damaged)).isInstanceOf(Wire.Damage.class);
    }
    for (int bit = 0; bit < Token.BYTES * Byte.SIZE; bit++) {
      ByteBuffer damaged = flipped(TOKEN.write(), bit);
      assertThatThrownBy(() -> Token.read(damaged)).isInstanceOf(Wire.Damage.class);
    }
  }

  private static ByteBuffer flipped(ByteBuffer record, int bit) {
    int index = bit / Byte.SIZE;
    return record.put(index, (byte) (record.get(index) ^ (1 << bit % Byte.SIZE)));
  }

  @Test
  void aDamagedAnswerStillSaysWhoseItIs() {
    assertThat(Answer.childIn(flipped(ANSWER.write(), 500))).isEqualTo(5);
    assertThat(Answer.childIn(flipped(ANSWER.write(), 0))).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4096, Request.MAX_PAYLOAD_BYTES})
  void aRequestArrivesAsItWasWritten(int payloadBytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(request(payloadBytes).write());
    assertThat(Request.read(in)).contains(request(payloadBytes));
    assertThat(Request.read(in)).isEmpty();
  }

  @Test
  void aRequestThatIsCutShortIsRefused() {
    byte[] whole = request(100).write();
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Request.read(new ByteArrayInputStream(cut)))
          .isInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 12, 50})
  void aDamagedRequestIsRefusedBeforeMemoryIsTaken(int position) {
    byte[] damaged = request(100).write();
    damaged[position] ^= (byte) 0x80;
    assertThatThrownBy(() -> Request.read(new ByteArrayInputStream(damaged)))
        .isInstanceOf(Wire.Damage.class);
  }

  @Test
  void settingsThatAChildCannotBeToldAreRefusedWithTheirLength() {
    assertThatThrownBy(() -> request(Request.MAX_PAYLOAD_BYTES + 1).write())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32769");
  }
}
