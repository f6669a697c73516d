package dev.parallax.measure.tree;

import java.util.List;

/** Measures what this JVM and its descendants use between two moments. */
interface TreeMeter {
  /** The first moment; again when it turns out to be later. */
  void begin();

  /** The second moment: what was used since the first one. */
  List<Figure> end();

  /** As exactly as this system allows. */
  static TreeMeter ofThisJvm() {
    return KernelUnits.here()
        .<TreeMeter>map(units -> new LinuxMeter(ProcessHandle.current().pid(), units))
        .orElseGet(PortableMeter::new);
  }
}
