package dev.parallax.campaign.rounds;

import dev.parallax.campaign.cell.CellNames;
import dev.parallax.campaign.cell.Slot;
import dev.parallax.campaign.directory.ResultFiles;
import dev.parallax.campaign.jmh.ResultStore;
import dev.parallax.campaign.journal.Event;
import dev.parallax.campaign.journal.Journal;
import dev.parallax.campaign.plan.CampaignState;
import dev.parallax.campaign.plan.Plan;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * All that a campaign has come to: its journal, and the results and the state that are made from
 * it.
 */
public final class CampaignLog implements Closeable {
  private final Optional<Journal> journal;
  private final CellNames names;
  private final ResultFiles files;
  private final ResultStore store;
  private final CampaignState state = new CampaignState();

  /**
   * Begins with what happened before.
   *
   * @param journal where events are written; none if the user wanted nothing but a result file
   */
  public CampaignLog(
      Optional<Journal> journal, CellNames names, Plan plan, ResultFiles files, List<Event> past) {
    this.journal = journal;
    this.names = names;
    this.files = files;
    this.store = new ResultStore(plan.cells());
    past.forEach(this::apply);
  }

  public CampaignState state() {
    return state;
  }

  public CellNames names() {
    return names;
  }

  /** The name of a cell, or its twin, in the journal. */
  String nameOf(Slot slot) {
    return slot.name(names);
  }

  public boolean hasResults() {
    return !store.isEmpty();
  }

  /**
   * Writes an event down, then what follows from it. In this order: after a kill in between, the
   * results are made anew from the journal.
   */
  public void record(Event event) throws IOException {
    if (journal.isPresent()) {
      journal.get().append(event);
    }
    apply(event);
    if (event instanceof Event.Measured) {
      writeResults();
    }
  }

  private void apply(Event event) {
    state.apply(event);
    if (event instanceof Event.Measured measured) {
      names
          .named(measured.place().cell())
          .ifPresent(cell -> store.put(cell, measured.place().round(), measured.results()));
    }
  }

  /** Replaces the results by those so far. */
  public void writeResults() throws IOException {
    try {
      files.write(store);
    } catch (NoSuchFileException e) {
      if (journal.isPresent()) {
        journal.get().requireInPlace();
      }
      // A folder that is being deleted can have lost this file and not yet its journal.
      throw new IOException(e.getFile() + ": it was moved or deleted while the run wrote it", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (journal.isPresent()) {
      journal.get().close();
    }
  }
}
