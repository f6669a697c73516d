package dev.parallax.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A kind of fault that the test brings about: a row of {@code src/docs/faults.md}, whose tables are
 * made of these. {@code scripts/faults} knows it by its kind.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Fault.Several.class)
public @interface Fault {
  Where where();

  /** What goes wrong. No two faults have the same words. */
  String kind();

  /**
   * What the user sees, in Markdown. What stands between backticks is printed so; three dots in it
   * are for any text.
   */
  String sees();

  /** The exit codes that the run may have. */
  int[] exit();

  /** Several faults of one test. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Several {
    Fault[] value();
  }

  /** A table of the page. Above its place there stands a comment with its name. */
  enum Where {
    RUN_DIRECTORIES,
    FILES,
    OWN_WORK,
    FORKS,
    CLASS_ARCHIVE,
    CHILD_JVMS,
    EXHAUSTED,
    SERVERS_AND_TIME,
    COMMAND_LINE,
    MACHINE
  }
}
