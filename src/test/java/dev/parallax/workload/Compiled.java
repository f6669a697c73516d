package dev.parallax.workload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** What a user's compiler makes of sources: real class files and jars. */
public final class Compiled {
  private static final String SERVICES = "META-INF/services/dev.parallax.workload.Workload";

  private Compiled() {}

  /**
   * Compiles classes into a folder, against this project.
   *
   * @param sources of a class each, public or not, that begin with package or imports
   * @return the folder
   */
  public static Path classes(Path folder, String... sources) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-proc:none", "--release", "21"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString()));
    Path sourceFolder = Files.createTempDirectory(folder, "sources");
    for (String source : sources) {
      Path file = sourceFolder.resolve(nameIn(source) + ".java");
      Files.writeString(file, source);
      words.add(file.toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        compiler.run(null, OutputStream.nullOutputStream(), said, words.toArray(String[]::new));
    if (exit != 0) {
      throw new IOException("does not compile: " + said.toString(StandardCharsets.UTF_8));
    }
    return folder;
  }

  private static String nameIn(String source) {
    return source.replaceFirst("(?s).*?class (\\w+).*", "$1");
  }

  /** Puts class files into a jar. */
  public static Path jar(Path jar, Path classes) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> tree = Files.walk(classes)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.toString().endsWith(".java")) {
          out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
          Files.copy(file, out);
        }
      }
    }
    return jar;
  }

  /** Adds the file in which a jar names its workloads. */
  public static void service(Path classes, String text) throws IOException {
    Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(classes.resolve(SERVICES), text);
  }

  /**
   * Source of a workload of sixteen tasks.
   *
   * @param name of the class
   * @param prepare what {@code prepare} does before it returns; may be empty
   * @param task an expression of {@code index}
   */
  public static String workload(String name, String prepare, String task) {
    return """
    import dev.parallax.workload.*;
    public class %s implements Workload {
      public Batch prepare(Parameters parameters) throws Exception {
        %s
        return Batch.of(parameters.tasks(), index -> {
          return %s;
        });
      }
    }
    """
        .formatted(name, prepare, task);
  }
}
