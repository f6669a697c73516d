package dev.parallax.measure;

import dev.parallax.suite.RecordingNames;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An iteration's operations, from the first to the last, as a recording has them. */
@Name(RecordingNames.OPERATIONS)
@Label("Operations of an iteration")
@Description("Operations that are measured, and nothing between two iterations")
@Category("Parallax")
@StackTrace(false)
final class OperationsEvent extends Event {
  @Label("Operations")
  long operations;

  @Label("Case")
  String caseName = "";

  @Label("Model")
  String model = "";

  @Label("Workers")
  int workers;
}
