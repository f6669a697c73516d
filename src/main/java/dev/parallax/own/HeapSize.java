package dev.parallax.own;

/**
 * What the heap of this JVM has grown to by what it was asked before. A fork that begins with as
 * much need not let it grow while it is measured, which with touched pages took 0.2 s at a time.
 */
public record HeapSize() implements Question<Long> {
  @Override
  public Long answer(Host host) {
    return Runtime.getRuntime().totalMemory();
  }
}
