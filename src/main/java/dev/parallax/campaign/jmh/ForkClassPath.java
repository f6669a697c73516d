package dev.parallax.campaign.jmh;

import java.io.Closeable;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of forks. JMH gives them that of this JVM, as its system property has it: the
 * user's jars and folders stand behind it there while forks are started. So the fork's own class
 * loader loads own work, as {@code java -cp} does.
 */
public final class ForkClassPath implements Closeable {
  private static final String PROPERTY = "java.class.path";

  private final String before;

  private ForkClassPath(String before) {
    this.before = before;
  }

  /** From now on forks have these behind the suite's own. */
  public static ForkClassPath with(List<Path> users) {
    ForkClassPath path = new ForkClassPath(System.getProperty(PROPERTY));
    System.setProperty(
        PROPERTY,
        Stream.concat(Stream.of(path.before), users.stream().map(Path::toString))
            .collect(Collectors.joining(File.pathSeparator)));
    return path;
  }

  @Override
  public void close() {
    System.setProperty(PROPERTY, before);
  }
}
