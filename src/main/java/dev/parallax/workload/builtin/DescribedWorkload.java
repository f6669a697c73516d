package dev.parallax.workload.builtin;

import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;

/** A workload whose name, description and sizes are constants. */
public abstract class DescribedWorkload implements Workload {
  private final String name;
  private final String description;
  private final String sizeUnit;
  private final Sizes defaultSizes;
  private final Sizes articleSizes;

  /** What the methods of the same names return. */
  protected DescribedWorkload(
      String name, String description, String sizeUnit, Sizes defaultSizes, Sizes articleSizes) {
    this.name = name;
    this.description = description;
    this.sizeUnit = sizeUnit;
    this.defaultSizes = defaultSizes;
    this.articleSizes = articleSizes;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final String sizeUnit() {
    return sizeUnit;
  }

  @Override
  public final Sizes defaultSizes() {
    return defaultSizes;
  }

  @Override
  public final Sizes articleSizes() {
    return articleSizes;
  }
}
