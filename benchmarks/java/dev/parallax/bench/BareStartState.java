package dev.parallax.bench;

import dev.parallax.bench.bare.BareJvms;
import dev.parallax.bench.bare.EmptyMain;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** JVMs with a child's flags and without a pool. */
@State(Scope.Benchmark)
public class BareStartState extends MeasuredState {
  @Param("1")
  public int workers;

  @Param({"with", "without"})
  public String archive;

  private BareJvms jvms;

  void startEmpty() throws IOException, InterruptedException {
    jvms = BareJvms.start(EmptyMain.class, workers, archive.equals("with"));
    jvms.awaitEnd();
  }

  @TearDown(Level.Iteration)
  public void close() throws IOException, InterruptedException {
    endSpan();
    jvms.close();
  }
}
