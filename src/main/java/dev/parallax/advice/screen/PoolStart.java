package dev.parallax.advice.screen;

import dev.parallax.table.BatchCell;
import dev.parallax.table.BatchTable;
import java.util.Optional;

/**
 * What opening and closing a pool adds to a batch: the same cell cold and warm.
 *
 * @param name of the cell
 * @param seconds cold less warm; below zero when it is lost in the noise
 * @param gainSeconds serial less warm: what a batch gains from an open pool
 * @param coldLoses whether a batch with a pool of its own takes longer than serial
 */
record PoolStart(String name, double seconds, double gainSeconds, boolean coldLoses) {

  /** Of a model's cold cell with the fewest workers that also ran warm. */
  static Optional<PoolStart> of(BatchTable cold, BatchTable warm, String model) {
    for (BatchCell cell : cold.cells()) {
      Optional<BatchCell> open = warm.cell(cell.workers(), model);
      if (cell.model().equals(model) && open.isPresent()) {
        double serial = warm.serial().map(found -> found.seconds().value()).orElse(Double.NaN);
        return Optional.of(
            new PoolStart(
                cell.name(),
                cell.seconds().value() - open.get().seconds().value(),
                serial - open.get().seconds().value(),
                cell.seconds().value() > serial));
      }
    }
    return Optional.empty();
  }

  /** How many batches a pool must do before it has taken less time than serial would. */
  Optional<Long> batchesToPay() {
    boolean pays = coldLoses && seconds > 0 && gainSeconds > 0;
    return pays ? Optional.of((long) Math.ceil(seconds / gainSeconds)) : Optional.empty();
  }
}
