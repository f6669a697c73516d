package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.workload.Compiled;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Own work with real libraries, started as {@code java -cp} would start it. */
class OwnLibrariesIT {
  private static final List<String> TINY =
      List.of("-wi", "1", "-w", "10ms", "-i", "1", "-r", "10ms", "-f", "1", "-p", "workers=2");

  private static final Path WORKS = Path.of("src/test/own-works");
  private static final String MODULE = "module acme.numbers { exports acme.numbers; }";

  @TempDir private Path folder;

  private Jar.Result run(String classPath, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of(more));
    words.addAll(List.of("--classpath", classPath));
    return new Campaigns(Jar.thisJdk(), folder).run(words.toArray(String[]::new));
  }

  private Jar.Result measure(String classPath, String workload) throws Exception {
    return run(
        classPath,
        Stream.of(
                Stream.of("BatchBenchmark.(serial|warm)", "-p", "workload=" + workload),
                Stream.of("--out", "run"),
                TINY.stream())
            .flatMap(word -> word)
            .toArray(String[]::new));
  }

  private static String jarsOf(String... classes) throws Exception {
    List<String> jars = new ArrayList<>();
    for (String name : classes) {
      jars.add(
          Path.of(Class.forName(name).getProtectionDomain().getCodeSource().getLocation().toURI())
              .toString());
    }
    return String.join(File.pathSeparator, jars);
  }

  @Test
  void aPoolOfConnectionsFindsItsDriverWithoutAWordOfClassLoaders() throws Exception {
    Compiled.classes(folder, Files.readString(WORKS.resolve("Query.java")));
    String classPath =
        folder
            + File.pathSeparator
            + jarsOf("com.zaxxer.hikari.HikariDataSource", "org.h2.Driver", "org.slf4j.Logger");
    assertThat(run(classPath, "check").succeeded().out())
        .contains("6 pairs of workload and model: all checksums equal");
    Jar.Result measured = measure(classPath, "query").succeeded();
    assertThat(measured.err()).doesNotContain("failed", "No suitable driver");
    assertThat(measured.out()).contains("query, warm", "process");
  }

  /**
   * What comes of them {@code scripts/check-own} measures; here they have to run at the first try.
   */
  @ParameterizedTest
  @ValueSource(strings = {"Calls", "Compress", "Json", "Search", "Thumbnail"})
  void aWorkAsAStrangerWouldWriteItRunsAtTheFirstTry(String work) throws Exception {
    Compiled.classes(folder, Files.readString(WORKS.resolve(work + ".java")));
    String jackson =
        jarsOf(
            "tools.jackson.databind.ObjectMapper",
            "tools.jackson.core.JsonParser",
            "com.fasterxml.jackson.annotation.JsonProperty");
    Jar.Result check = run(folder + File.pathSeparator + jackson, "check", "-p", "tasks=4");
    assertThat(check.succeeded().out())
        .contains("6 pairs of workload and model: all checksums equal");
  }

  @Test
  void allJarsOfAFolderAreOnTheClassPath() throws Exception {
    Path jars = Files.createDirectories(folder.resolve("lib"));
    for (String jar :
        jarsOf("com.zaxxer.hikari.HikariDataSource", "org.h2.Driver", "org.slf4j.Logger")
            .split(File.pathSeparator, -1)) {
      Files.copy(Path.of(jar), jars.resolve(Path.of(jar).getFileName()));
    }
    Compiled.classes(
        Files.createDirectories(folder.resolve("classes")),
        Files.readString(WORKS.resolve("Query.java")));
    assertThat(run("classes" + File.pathSeparator + "lib/*", "check").succeeded().out())
        .contains("all checksums equal");
  }

  /**
   * Other versions of libraries that are in the suite's jar, here as different as can be. The
   * suite's statistics and JMH's need commons-math3, every option picocli, every result Jackson.
   */
  @Test
  @Fault(
      where = Where.OWN_WORK,
      kind = "own work brings another version of a library that the suite uses",
      sees = "nothing: the suite's have other names",
      exit = 0)
  void theUsersVersionOfALibraryIsTheOneThatOwnWorkUsesAndHarmsNothing() throws Exception {
    String[] others =
        Stream.of(
                "org.apache.commons.math3.util FastMath",
                "org.apache.commons.math3.stat.descriptive SummaryStatistics",
                "tools.jackson.core JsonParser",
                "picocli CommandLine",
                "okhttp3 OkHttpClient",
                "okio Buffer",
                "kotlin Unit")
            .map(name -> name.split(" ", -1))
            .map(name ->
                "package %s; public class %s { public static int theUsers() { return 7; } }"
                    .formatted(name[0], name[1]))
            .toArray(String[]::new);
    Path libraries = Files.createDirectories(folder.resolve("libraries"));
    for (String other : others) {
      Compiled.classes(libraries, other);
    }
    String sum =
        Stream.of(others)
            .map(source ->
                source.replaceFirst("package (\\S+); public class (\\w+).*", "$1.$2.theUsers()"))
            .collect(Collectors.joining(" + "));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compileAgainst(libraries, classes, Compiled.workload("Mine", "", "index + " + sum));
    String classPath = classes + File.pathSeparator + libraries;
    assertThat(run(classPath, "check").succeeded().out()).contains("all checksums equal");
    Jar.Result measured = measure(classPath, "mine").succeeded();
    assertThat(measured.err()).doesNotContain("failed");
    assertThat(measured.out()).contains("mine, warm", "process");
  }

  /** The library is one of the JDK's under another name, so that the test needs no C compiler. */
  @Test
  void aNativeLibraryAModuleAndOpenedPackagesAreThereInEveryJvmThatRunsTheWork() throws Exception {
    Path libraries = Files.createDirectories(folder.resolve("native"));
    Files.copy(
        Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("prefs")),
        libraries.resolve(System.mapLibraryName("acme")));
    Path numbers = Files.createDirectories(folder.resolve("modules/acme.numbers"));
    Compiled.classes(
        numbers,
        "package acme.numbers; public class Seven { public static int of() { return 7; } }");
    Path info = Files.writeString(folder.resolve("module-info.java"), MODULE);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(
                    null, null, null, "--release", "21", "-d", numbers.toString(), info.toString()))
        .isZero();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compileAgainst(
        numbers,
        classes,
        Compiled.workload(
                "Mine",
                "String.class.getDeclaredField(\"value\").setAccessible(true);"
                    + " assert acme.numbers.Seven.class.getModule().isNamed();",
                "index + acme.numbers.Seven.of()")
            .replaceFirst("}\\s*$", "public Mine() { System.loadLibrary(\"acme\"); } }"));
    List<String> words =
        new ArrayList<>(
            List.of(
                "probe",
                "--out",
                "run",
                "-jvmArgs",
                "-ea -Djava.library.path=%s --module-path %s --add-modules acme.numbers"
                        .formatted(libraries, numbers.getParent())
                    + " --add-opens java.base/java.lang=ALL-UNNAMED"));
    words.addAll(TINY);
    Jar.Result probed = run(classes.toString(), words.toArray(String[]::new)).succeeded();
    assertThat(probed.err()).doesNotContain("failed");
    assertThat(probed.out()).contains("mine, warm", "process");
  }

  private static void compileAgainst(Path libraries, Path classes, String source) throws Exception {
    String before = System.getProperty("java.class.path");
    System.setProperty("java.class.path", libraries + File.pathSeparator + before);
    try {
      Compiled.classes(classes, source);
    } finally {
      System.setProperty("java.class.path", before);
    }
  }

  @Test
  @Fault(
      where = Where.OWN_WORK,
      kind = "own work closes streams, or changes the locale or security properties",
      sees =
          "nothing: until the first fork it runs in a JVM of its own, and a fork answers"
              + " by a channel of its own",
      exit = 0)
  void whatOwnWorkDoesToItsJvmEndsNoCampaign() throws Exception {
    Compiled.classes(
        folder,
        Compiled.workload(
            "Mine",
            "java.util.Locale.setDefault(java.util.Locale.forLanguageTag(\"ar-EG-u-nu-arab\"));"
                + " java.security.Security.setProperty(\"securerandom.source\", \"none\");"
                + " System.out.close(); System.err.close();",
            "index"));
    Jar.Result measured = measure(folder.toString(), "mine").succeeded();
    assertThat(measured.err()).contains("results: run").doesNotContain("failed");
  }

  @Test
  void forksAndChildrenTakeTheSuitesClassesFromTheArchiveAndTheUsersFromTheClassPath()
      throws Exception {
    Compiled.classes(folder, Compiled.workload("Mine", "", "index"));
    run(
            folder.toString(),
            "BatchBenchmark.serial",
            "-p",
            "workload=mine",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "10ms",
            "-f",
            "1",
            "--out",
            "run",
            "-jvmArgsAppend",
            "-Xlog:class+load:file=" + folder.resolve("classes.log"))
        .succeeded();
    assertThat(Files.readString(folder.resolve("classes.log")))
        .containsPattern("dev\\.parallax\\.measure\\.Trial source: shared objects file \\(top\\)")
        .containsPattern(" Mine source: file:");
  }
}
