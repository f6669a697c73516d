package dev.parallax.render.plot;

import java.util.List;

/** What marks mean; without keys there is no legend. */
public record Legend(String title, List<Key> keys) {
  /** Marks that are an example, in a square from 0 to 1, with what they mean. */
  public record Key(String label, List<Mark> marks) {
    public Key {
      marks = List.copyOf(marks);
    }
  }

  public Legend {
    keys = List.copyOf(keys);
  }

  public static Legend none() {
    return new Legend("", List.of());
  }
}
