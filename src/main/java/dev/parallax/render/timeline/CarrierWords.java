package dev.parallax.render.timeline;

import dev.parallax.table.timeline.TaskPanel.Bar;

/** Carrier threads of virtual threads in words. */
final class CarrierWords {
  private CarrierWords() {}

  /** On how many the tasks of an operation were seen. */
  static String of(int carriers) {
    return carriers == 1 ? "on 1 carrier" : "on " + carriers + " carriers";
  }

  /** Where a task started and stopped, such as {@code 2} or {@code 2>1}; empty if nobody knows. */
  static String of(Bar bar) {
    if (bar.startCarrier().isEmpty() || bar.stopCarrier().isEmpty()) {
      return "";
    }
    int start = bar.startCarrier().getAsInt();
    int stop = bar.stopCarrier().getAsInt();
    return start == stop ? Integer.toString(start) : start + ">" + stop;
  }
}
