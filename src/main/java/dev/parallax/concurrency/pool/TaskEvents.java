package dev.parallax.concurrency.pool;

import dev.parallax.workload.Task;
import java.util.List;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Task runs as events of Java Flight Recorder, for JDK Mission Control.
 *
 * <p>In the fork only an operation that begins while a recording runs has them, such as under
 * {@code -prof jfr}, which begins to record when warm-up is over; in a child JVM whatever it runs
 * if its flags start a recording. Any other batch stays as it is: an event that is switched off
 * costs nothing once it is compiled, but its class costs a fresh JVM time to load, and a child JVM
 * is measured from its start.
 */
public final class TaskEvents {
  /** Tells a child JVM that its own flags start a recording. */
  private static final String CHILD = "parallax.taskEvents";

  private TaskEvents() {}

  /** JVM flags for a child with these flags, so that it has events if it is recorded. */
  public static List<String> flagsFor(List<String> childFlags) {
    return childFlags.stream().anyMatch(flag -> flag.startsWith("-XX:StartFlightRecording"))
        ? List.of("-D" + CHILD + "=true")
        : List.of();
  }

  /** Whether this is a child JVM whose flags start a recording. */
  public static boolean isRecordedChild() {
    return Boolean.getBoolean(CHILD);
  }

  /** Whether this JVM is recorded by now. */
  static boolean areRecordedHere() {
    return FlightRecorder.isAvailable() && FlightRecorder.isInitialized();
  }

  /** The task, with an event of its run by this worker. */
  public static Task watched(Task task, int index, int worker) {
    return () -> run(task, index, worker);
  }

  private static long run(Task task, int index, int worker) throws Exception {
    TaskRunEvent event = new TaskRunEvent();
    event.begin();
    try {
      return task.run();
    } finally {
      event.end();
      if (event.shouldCommit()) {
        event.task = index;
        event.worker = worker;
        event.commit();
      }
    }
  }

  /** A task run; when, how long and on which thread is in every event. */
  @Name("dev.parallax.TaskRun")
  @Label("Task Run")
  @Category("Parallax")
  @Description("One run of one task of a batch")
  @StackTrace(false)
  static final class TaskRunEvent extends Event {
    @Label("Task")
    @Description("Index of the task in its batch")
    int task;

    @Label("Worker")
    @Description("Number of the worker that ran it: of a thread, a child JVM, or a permit")
    int worker;
  }
}
