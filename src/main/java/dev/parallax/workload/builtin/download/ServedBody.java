package dev.parallax.workload.builtin.download;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What the suite's own server answers with; the same in every run. */
enum ServedBody {
  /** Random bytes. */
  NOISE {
    @Override
    byte[] make(int bytes) {
      byte[] body = new byte[bytes];
      new SplittableRandom(SEED).nextBytes(body);
      return body;
    }
  },
  /** Decimal numbers as text, one a line; filled up with empty lines. */
  NUMBERS {
    @Override
    byte[] make(int bytes) {
      byte[] body = new byte[bytes];
      Arrays.fill(body, (byte) '\n');
      SplittableRandom random = new SplittableRandom(SEED);
      byte[] number = next(random);
      int length = 0;
      while (length + number.length < bytes) {
        System.arraycopy(number, 0, body, length, number.length);
        length += number.length + 1;
        number = next(random);
      }
      return body;
    }

    private byte[] next(SplittableRandom random) {
      double number = random.nextInt(-1_000_000, 1_000_000) / 1000.0;
      return Double.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
  };

  private static final long SEED = 20260101L;

  /** A body of exactly so many bytes. */
  abstract byte[] make(int bytes);
}
