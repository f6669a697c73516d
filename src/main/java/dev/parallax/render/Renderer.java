package dev.parallax.render;

import dev.parallax.advice.Report;

/** Turns a report into text of one format. */
public interface Renderer {
  /** The whole report, ending with a line break. */
  String render(Report report);
}
