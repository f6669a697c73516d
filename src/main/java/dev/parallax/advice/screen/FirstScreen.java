package dev.parallax.advice.screen;

import dev.parallax.stat.Estimate;
import dev.parallax.stat.answers.Question;
import dev.parallax.table.BatchTable;
import dev.parallax.table.RunFacts;
import dev.parallax.table.SecondaryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the reader of a run wants to know before any table: the answers first, then what is open,
 * why, on what evidence, and what to do next.
 *
 * @param notes how to read the rows, as sentences
 * @param rows one per case
 * @param points further answers, each under a label
 */
public record FirstScreen(List<String> notes, List<Row> rows, List<Point> points) {
  /** The label of the point that says where the run's files are. */
  public static final String FILES = "Files";

  private static final String WHY = "Why";
  private static final String EVIDENCE = "Evidence";
  private static final String CODE = "Code";

  /** Points that are cut first where room is short, and left out in this order if need be. */
  public static final List<String> EXPLAINING = List.of(CODE, WHY, FILES, EVIDENCE);

  public FirstScreen {
    notes = List.copyOf(notes);
    rows = List.copyOf(rows);
    points = List.copyOf(points);
  }

  /** Headings of the four answers of a row. */
  public static final List<String> QUESTIONS =
      Stream.of(Question.values()).map(AnswerInWords::heading).toList();

  /**
   * The answers for one case, and what to use.
   *
   * @param work the workload and its lifecycle
   * @param answers to the four questions, each a word
   * @param use model and workers
   * @param speedUp over serial of what to use; empty if unknown, and of serial itself
   * @param bound how much slower than the best it is, at most: 1.03 means 3 %; infinite if unknown
   * @param withinMargin whether that is within the margin
   * @param memory what a profiler measured of it, if the run had one
   */
  public record Row(
      String work,
      List<String> answers,
      String use,
      Optional<Estimate> speedUp,
      double bound,
      boolean withinMargin,
      Optional<SecondaryValue> memory) {
    public Row {
      answers = List.copyOf(answers);
    }
  }

  /**
   * Something to say of the rows.
   *
   * @param label what it is about; empty if it continues the point before it
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
    add(points, "Open", Answers.open(works), Form.PROSE);
    add(points, "By workers", Answers.byWorkers(works), Form.PROSE);
    add(points, "More workers", Answers.goesFurther(works), Form.PROSE);
    add(points, WHY, new Reasons(works, run).why(), Form.PROSE);
    add(points, EVIDENCE, EvidenceLine.of(works, run), Form.PROSE);
    add(points, CODE, Answers.code(works), Form.JAVA);
    NextStep next = NextStep.of(works, run);
    add(points, "Next", next.commands(), Form.SHELL);
    add(points, next.commands().isEmpty() ? "Next" : "", next.words(), Form.PROSE);
    add(
        points,
        FILES,
        List.of(run.directory() + ": " + String.join(", ", run.files())),
        Form.PROSE);
    return Optional.of(
        new FirstScreen(Answers.notes(works), works.stream().map(Answers::row).toList(), points));
  }

  /** The same without the points under a label. */
  public FirstScreen without(String label) {
    return new FirstScreen(
        notes, rows, points.stream().filter(point -> !point.label().equals(label)).toList());
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
