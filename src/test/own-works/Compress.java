import dev.parallax.workload.*;
import java.util.Random;
import java.util.zip.*;

// Expected: parallel=yes
// Why: zlib computes, outside of the heap and with memory of its own.
public class Compress implements Workload {
  public Batch prepare(Parameters parameters) {
    byte[] input = new byte[1 << 20];
    Random random = new Random(7);
    for (int i = 0; i < input.length; i++) {
      input[i] = (byte) ('a' + (int) Math.abs(3 * random.nextGaussian()));
    }
    return Batch.of(
        parameters.tasks(),
        index -> {
          Deflater deflater = new Deflater(6);
          try {
            deflater.setInput(input, index, input.length - index);
            deflater.finish();
            CRC32 checksum = new CRC32();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
              checksum.update(buffer, 0, deflater.deflate(buffer));
            }
            return checksum.getValue();
          } finally {
            deflater.end();
          }
        });
  }
}
