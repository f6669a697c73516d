package dev.parallax.bench;

import dev.parallax.bench.bare.BareJvms;
import dev.parallax.bench.bare.TaskMain;
import dev.parallax.measure.Trial;
import dev.parallax.workload.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** JVMs with a child's flags that each prepare a workload and run one task, without a pool. */
@State(Scope.Benchmark)
public class BareTaskState extends MeasuredState {
  @Param("noop")
  public String workload;

  @Param("1")
  public int workers;

  @Param("1")
  public String size;

  @Param("1")
  public String tasks;

  @Param({"with", "without"})
  public String archive;

  private Trial trial;
  private List<String> args;
  private BareJvms jvms;

  @Setup(Level.Trial)
  public void open(BenchmarkParams params) throws IOException, InterruptedException {
    trial = Trials.open(workload, size, tasks, params);
    Parameters parameters = trial.work().parameters();
    args = new ArrayList<>();
    args.add(trial.work().workload().getClass().getName());
    args.add(Integer.toString(parameters.size()));
    parameters
        .settings()
        .forEach((name, value) -> {
          args.add(name);
          args.add(value);
        });
  }

  void startTask() throws IOException, InterruptedException {
    jvms =
        BareJvms.start(
            TaskMain.class, workers, archive.equals("with"), args.toArray(String[]::new));
    jvms.awaitEnd();
  }

  @TearDown(Level.Iteration)
  public void closeJvms() throws IOException, InterruptedException {
    endSpan();
    jvms.close();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    trial.close();
  }
}
