package dev.parallax.advice.screen;

import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import dev.parallax.table.SecondaryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the reader of a run wants to know before any table: the answers first, then why, what would
 * change them, how sure they are, and what to do next.
 *
 * @param notes how to read the uses, as sentences
 * @param uses one per workload and lifecycle
 * @param points further answers, each under a label
 */
public record FirstScreen(List<String> notes, List<Use> uses, List<Point> points) {
  /** The label of the point that says where the run's files are. */
  public static final String FILES = "FILES";

  public FirstScreen {
    notes = List.copyOf(notes);
    uses = List.copyOf(uses);
    points = List.copyOf(points);
  }

  /**
   * What to use for one workload.
   *
   * @param work the workload and its lifecycle
   * @param use model and workers, or that there is no clear winner
   * @param speedUp over serial; of the one that leads, if there is no winner; empty if unknown
   * @param offTheBest how far from the best it is, at most; empty if unknown
   * @param memory what a profiler measured of it, if the run had one
   */
  public record Use(
      String work,
      String use,
      String speedUp,
      String offTheBest,
      Optional<SecondaryValue> memory) {}

  /**
   * An answer.
   *
   * @param label what it answers, in capitals
   * @param sentences each on lines of its own
   * @param form how lines of it may be broken
   */
  public record Point(String label, List<String> sentences, Form form) {
    public Point {
      sentences = List.copyOf(sentences);
    }
  }

  /** What a sentence is written in. */
  public enum Form {
    PROSE,
    /** Java, with a comment at its end. */
    JAVA,
    /** A command for a shell. */
    SHELL
  }

  /** The first screen of a run that has any workloads. */
  public static Optional<FirstScreen> of(List<BatchTable> tables, RunFacts run) {
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    List<Work> works = Work.of(tables);
    List<Point> points = new ArrayList<>();
    add(points, "UNDECIDED", Answers.undecided(works), Form.PROSE);
    add(points, "PARALLEL HELPS?", Answers.parallelHelps(works), Form.PROSE);
    add(points, "WHICH WAY?", Answers.whichWay(works), Form.PROSE);
    Reasons reasons = new Reasons(works, run);
    add(points, "WHY", reasons.why(), Form.PROSE);
    add(points, "WOULD CHANGE IT", reasons.whatWouldChange(), Form.PROSE);
    add(points, "EVIDENCE", List.of(EvidenceLine.of(works, run)), Form.PROSE);
    add(points, "CODE", Answers.code(works), Form.JAVA);
    NextStep next = NextStep.of(works, run);
    add(points, "NEXT", next.commands(), Form.SHELL);
    add(points, next.commands().isEmpty() ? "NEXT" : "", next.words(), Form.PROSE);
    add(
        points,
        FILES,
        List.of(run.directory() + ": " + String.join(", ", run.files())),
        Form.PROSE);
    return Optional.of(
        new FirstScreen(Answers.notes(works), works.stream().map(Answers::use).toList(), points));
  }

  /** The same without the points under a label. */
  public FirstScreen without(String label) {
    return new FirstScreen(
        notes, uses, points.stream().filter(point -> !point.label().equals(label)).toList());
  }

  /** The points under a label. */
  public List<Point> points(String label) {
    return points.stream().filter(point -> point.label().equals(label)).toList();
  }

  private static void add(List<Point> points, String label, List<String> sentences, Form form) {
    if (!sentences.isEmpty()) {
      points.add(new Point(label, sentences, form));
    }
  }
}
