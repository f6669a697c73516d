package dev.parallax.render.html;

import dev.parallax.render.plot.Picture;
import java.util.List;
import java.util.function.Supplier;

/** What stands below a heading. */
public sealed interface Block
    permits Block.Prose, Block.Facts, Block.Drawings, Block.Notes, Block.Issues, Sheet {
  /**
   * Paragraphs.
   *
   * @param sentences each one of its own
   */
  record Prose(List<String> sentences) implements Block {
    public Prose {
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * Questions and answers, or names and values.
   *
   * @param facts in their order
   * @param wide whether the answers are sentences rather than values
   */
  record Facts(List<Fact> facts, boolean wide) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /**
   * A name with what belongs to it.
   *
   * @param label empty if it goes on from the fact before it
   * @param lines each one of its own
   * @param code whether they are to be copied as they are
   */
  record Fact(String label, List<String> lines, boolean code) {
    public Fact {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Pictures side by side.
   *
   * @param pictures in their order
   */
  record Drawings(List<Picture> pictures) implements Block {
    public Drawings {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * Footnotes of a table.
   *
   * @param table the place of the table
   * @param forAll what holds for all cells
   * @param numbered what holds for the marked ones, the first having number 1; asked for when the
   *     table has been written, for its rows give the numbers
   */
  record Notes(String table, List<String> forAll, Supplier<List<String>> numbered)
      implements Block {
    public Notes {
      forAll = List.copyOf(forAll);
    }
  }

  /**
   * What a reader should know of the data.
   *
   * @param issues the worst first
   */
  record Issues(List<Issue> issues) implements Block {
    public Issues {
      issues = List.copyOf(issues);
    }
  }

  /**
   * One thing to know.
   *
   * @param severity error, warning or hint
   * @param message what it is
   * @param place what it is about, as text
   * @param link the place in the page
   */
  record Issue(String severity, String message, String place, String link) {}
}
