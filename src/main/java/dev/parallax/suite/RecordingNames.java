package dev.parallax.suite;

import java.util.List;

/** What a fork that records and a reader of its recording have to agree on. */
public final class RecordingNames {
  /** The event: its duration is that of an iteration's operations. */
  public static final String OPERATIONS = "parallax.Operations";

  /** How many operations there were. */
  public static final String COUNT = "operations";

  /** Name of the case that the fork's cell is one of. */
  public static final String CASE = "caseName";

  /** What did the work. */
  public static final String MODEL = "model";

  public static final String WORKERS = "workers";

  /** Samples by the processor time of each thread, from JDK 25 on Linux. */
  public static final String CPU_TIME_SAMPLE = "jdk.CPUTimeSample";

  /** Samples by the wall clock, elsewhere: of threads in Java code, and in native code. */
  public static final List<String> CLOCK_SAMPLES =
      List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

  public static final int SAMPLING_MILLIS = 5;

  public static final String ALLOCATION = "jdk.ObjectAllocationSample";
  public static final String PAUSE = "jdk.GCPhasePause";

  /** Events whose duration is a wait of a thread. */
  public static final List<String> WAITS =
      List.of(
          "jdk.JavaMonitorEnter",
          "jdk.JavaMonitorWait",
          "jdk.ThreadPark",
          "jdk.ThreadSleep",
          "jdk.VirtualThreadPinned",
          "jdk.SocketRead",
          "jdk.SocketWrite",
          "jdk.FileRead",
          "jdk.FileWrite",
          "jdk.FileForce");

  private RecordingNames() {}
}
