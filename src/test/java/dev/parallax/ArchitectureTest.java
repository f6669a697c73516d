package dev.parallax;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.parallax.suite.Model;
import dev.parallax.suite.RunFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the rooms and their arrows: who may import whom, and which library is seen where. */
class ArchitectureTest {
  private static final String ROOT = "dev.parallax.";
  private static final int MOST_FILES = 25;

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?dev\\.parallax\\.([a-z.]+)\\.[A-Z]");

  private static final Pattern MAY_IMPORT =
      Pattern.compile("May import:? ((?:[^.]|\\.(?=[a-z]))*)");
  private static final Pattern CODE = Pattern.compile("\\{@code ([a-z.]+)}");

  /** Each room with the rooms it may import. What is not listed here does not exist. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("suite", Set.of()),
          Map.entry("launch", Set.of()),
          Map.entry("jvm", Set.of("file")),
          Map.entry("file", Set.of()),
          Map.entry("json", Set.of()),
          Map.entry("workload", Set.of("jvm", "suite")),
          Map.entry("concurrency", Set.of("workload", "jvm", "suite")),
          Map.entry("measure", Set.of("concurrency", "workload", "jvm", "file", "json", "suite")),
          Map.entry("own", Set.of("measure", "concurrency", "workload", "jvm", "suite")),
          Map.entry("machine", Set.of("json", "jvm")),
          Map.entry(
              "campaign",
              Set.of(
                  "own",
                  "measure",
                  "machine",
                  "stat",
                  "concurrency",
                  "workload",
                  "jvm",
                  "file",
                  "json",
                  "suite")),
          Map.entry("unit", Set.of()),
          Map.entry("stat", Set.of()),
          Map.entry("result", Set.of("unit", "file", "json", "suite")),
          Map.entry("group", Set.of("result", "suite")),
          Map.entry("table", Set.of("group", "result", "stat", "unit", "suite")),
          Map.entry("advice", Set.of("table", "stat", "unit", "suite")),
          Map.entry("render", Set.of("table", "advice", "stat", "unit", "file", "json", "suite")),
          Map.entry("recording", Set.of("suite", "unit")),
          Map.entry("bench", Set.of("measure", "concurrency", "workload", "jvm", "suite")),
          Map.entry("samples", Set.of("workload")));

  /** Each library with the rooms that may see it. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          "org.openjdk.jmh..", Set.of("bench", "measure", "campaign.jmh"),
          "okhttp3..", Set.of("workload.builtin"),
          "org.apache.commons.math3..", Set.of("workload", "stat"),
          "tools.jackson..", Set.of("json", "result"),
          "picocli..", Set.of("cli"));

  private static JavaClasses project;

  @BeforeAll
  static void readClasses() {
    project =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.parallax");
  }

  static Stream<String> rooms() {
    return ARROWS.keySet().stream().sorted();
  }

  static Stream<String> libraries() {
    return LIBRARIES.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomImportsOnlyWhatItsArrowsAllow(String room) {
    Set<String> forbidden = new TreeSet<>(ARROWS.keySet());
    forbidden.add("cli");
    forbidden.remove(room);
    forbidden.removeAll(ARROWS.get(room));
    noClasses()
        .that()
        .resideInAPackage(packagesOf(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            forbidden.stream().map(ArchitectureTest::packagesOf).toArray(String[]::new))
        .check(project);
  }

  @Test
  void noPackagesImportEachOtherInACircle() {
    slices().matching("dev.parallax.(**)").should().beFreeOfCycles().check(project);
  }

  /** Whoever looks for the place of a change should see at a glance what a package holds. */
  @Test
  void noPackageHasMoreThanTwentyFiveFiles() throws IOException {
    List<String> large = new ArrayList<>();
    for (Path root : List.of(Path.of("src/main/java"), Path.of("benchmarks/java"))) {
      try (Stream<Path> folders = Files.walk(root)) {
        for (Path folder : folders.filter(Files::isDirectory).toList()) {
          try (Stream<Path> files = Files.list(folder)) {
            long count = files.filter(file -> file.toString().endsWith(".java")).count();
            if (count > MOST_FILES) {
              large.add(folder + ": " + count);
            }
          }
        }
      }
    }
    assertThat(large).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aLibraryIsSeenOnlyInItsRooms(String library) {
    classes()
        .that()
        .resideOutsideOfPackages(
            LIBRARIES.get(library).stream()
                .map(ArchitectureTest::packagesOf)
                .toArray(String[]::new))
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage(library)
        .check(project);
  }

  @Test
  void everyRoomIsListedHere() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path root :
        List.of(Path.of("src/main/java/dev/parallax"), Path.of("benchmarks/java/dev/parallax"))) {
      try (Stream<Path> entries = Files.list(root)) {
        entries
            .filter(Files::isDirectory)
            .forEach(room -> found.add(room.getFileName().toString()));
      }
    }
    Set<String> listed = new TreeSet<>(ARROWS.keySet());
    listed.add("cli");
    assertThat(found).isEqualTo(listed);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    List<Path> silent = new ArrayList<>();
    for (Path root : List.of(Path.of("src/main/java"), Path.of("benchmarks/java"))) {
      try (Stream<Path> folders = Files.walk(root)) {
        folders
            .filter(Files::isDirectory)
            .filter(ArchitectureTest::holdsJava)
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .forEach(silent::add);
      }
    }
    assertThat(silent).as("packages without a package-info.java").isEmpty();
  }

  /** A reader goes by the sentence in a package's description, so it has to be true. */
  @Test
  void aPackageImportsNothingThatItsDescriptionDoesNotName() throws IOException {
    List<String> unnamed = new ArrayList<>();
    for (Path root : List.of(Path.of("src/main/java"), Path.of("benchmarks/java"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path source : files.filter(file -> file.toString().endsWith(".java")).toList()) {
          Path description = source.resolveSibling("package-info.java");
          List<String> allowed = allowedBy(Files.readString(description));
          IMPORT
              .matcher(Files.readString(source))
              .results()
              .map(found -> found.group(1))
              .filter(name -> !name.equals(packageOf(root, source)))
              .filter(name ->
                  allowed.stream()
                      .noneMatch(one -> one.isEmpty() || (name + ".").startsWith(one + ".")))
              .forEach(name -> unnamed.add(source + ": " + name));
        }
      }
    }
    assertThat(unnamed).isEmpty();
  }

  /** Packages below {@code dev.parallax}; all of them where everything may be imported. */
  private static List<String> allowedBy(String description) {
    String text = description.replaceAll("\\s+\\*\\s+", " ");
    Matcher sentence = MAY_IMPORT.matcher(text);
    if (!sentence.find()) {
      return List.of();
    }
    return sentence.group(1).contains("everything")
        ? List.of("")
        : CODE.matcher(sentence.group(1)).results().map(name -> name.group(1)).toList();
  }

  private static String packageOf(Path root, Path source) {
    return root.resolve("dev/parallax")
        .relativize(source.getParent())
        .toString()
        .replace(File.separatorChar, '.');
  }

  /** Copies of such words drifted apart once: the same model ranked differently in two rooms. */
  @Test
  void modelsAndFilesOfARunAreNamedInOneRoomOnly() throws IOException {
    Set<String> words = new TreeSet<>(RunFiles.all());
    words.removeIf(word -> !word.contains("."));
    words.addAll(Model.parallelLabels());
    words.add(Model.SERIAL.label());
    List<String> copies = new ArrayList<>();
    for (Path source : sources()) {
      String text = Files.readString(source);
      words.stream()
          .filter(word -> text.contains('"' + word + '"'))
          .forEach(word -> copies.add(source + ": " + word));
    }
    assertThat(copies).isEmpty();
  }

  /** All but the room itself, the launcher, which is compiled for older JVMs, and examples. */
  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/parallax"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .filter(file -> !file.getParent().endsWith("suite"))
          .filter(file -> !file.getParent().endsWith("launch"))
          .toList();
    }
  }

  private static boolean holdsJava(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String packagesOf(String room) {
    return ROOT + room + "..";
  }
}
