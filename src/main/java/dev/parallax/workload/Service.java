package dev.parallax.workload;

import java.io.Closeable;
import java.io.IOException;

/**
 * What the workers of one trial share outside their own memory, such as a server process.
 *
 * @param parameters the parameters with what a worker needs in order to reach it
 * @param resource what is closed when the trial ends
 */
public record Service(Parameters parameters, Closeable resource) implements Closeable {
  /** Nothing is shared. */
  public static Service none(Parameters parameters) {
    return new Service(parameters, () -> {});
  }

  @Override
  public void close() throws IOException {
    resource.close();
  }
}
