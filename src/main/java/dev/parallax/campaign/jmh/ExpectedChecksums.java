package dev.parallax.campaign.jmh;

import dev.parallax.campaign.cell.Cell;
import dev.parallax.campaign.cell.Cell.CellWork;
import dev.parallax.concurrency.pool.TaskFailure;
import dev.parallax.concurrency.pool.Work;
import dev.parallax.concurrency.pool.WorkloadException;
import dev.parallax.measure.Trial;
import java.io.IOException;
import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the batch of each work comes to when it is run serially, found out once, before its first
 * fork and outside of everything that is timed.
 */
public final class ExpectedChecksums {
  private final Map<String, Long> known = new HashMap<>();

  /** The serial run failed: the work itself is at fault, under any model. */
  public static final class SerialFailure extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String what;

    SerialFailure(String what, Throwable cause) {
      super(what, cause);
      this.what = what;
    }

    public String what() {
      return what;
    }
  }

  /**
   * The checksum that every batch of this cell must have; none for a cell without a workload.
   *
   * @throws SerialFailure if the work fails even serially
   */
  public OptionalLong of(Cell cell) throws SerialFailure, InterruptedException {
    if (cell.work().isEmpty()) {
      return OptionalLong.empty();
    }
    CellWork work = cell.work().get();
    String key = work.workload().name() + " " + work.parameters();
    Long checksum = known.get(key);
    if (checksum == null) {
      checksum = runSerially(work);
      known.put(key, checksum);
    }
    return OptionalLong.of(checksum);
  }

  private static long runSerially(CellWork cellWork) throws SerialFailure, InterruptedException {
    try (Work work = Work.open(cellWork.workload(), cellWork.parameters())) {
      return Trial.serialChecksum(work);
    } catch (WorkloadException | TaskFailure | IOException e) {
      throw new SerialFailure("the serial run before the first fork failed: " + e.getMessage(), e);
    }
  }
}
