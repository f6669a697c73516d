package dev.parallax.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.workload.Compiled;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.UserClasses;
import dev.parallax.workload.UsersWorkload;
import dev.parallax.workload.Workload;
import dev.parallax.workload.Workloads;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workloads of a user's own, as compilers and people make them. */
class OwnWorkloadsTest {
  private static final String PRIMES =
      "package com.acme;\n" + Compiled.workload("CountPrimes", "", "31L * index + 7");

  @TempDir private Path folder;

  private static Workloads workloads(List<Path> classPath, String... classes) {
    try (OwnJvm jvm = new OwnWork(classPath, List.of()).open()) {
      return jvm.workloads(List.of(classes));
    }
  }

  private static List<String> own(Path... classPath) {
    return workloads(List.of(classPath)).usersOwn().stream().map(Workload::name).toList();
  }

  private Path compile(String... sources) throws IOException {
    return Compiled.classes(folder, sources);
  }

  private void isRefused(String message) {
    assertThatThrownBy(() -> workloads(List.of(folder)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aClassInAFolderIsFoundWithoutAnyFileThatNamesIt() throws Exception {
    compile(PRIMES);
    Workload workload = workloads(List.of(folder)).named("count-primes");
    assertThat(UsersWorkload.classNameOf(workload)).isEqualTo("com.acme.CountPrimes");
    assertThat(workload.defaultSizes()).isEqualTo(new Sizes(16, 1));
  }

  @Test
  void aClassInAJarIsFoundWithoutAnyFileThatNamesIt() throws Exception {
    Path jar = Compiled.jar(folder.resolve("my.jar"), compile(PRIMES));
    assertThat(own(jar)).containsExactly("count-primes");
  }

  @Test
  void whereAServiceFileNamesWorkloadsOnlyThoseAreTaken() throws Exception {
    compile(PRIMES, Compiled.workload("Other", "", "index"));
    Compiled.service(folder, "com.acme.CountPrimes\n");
    Workloads workloads = workloads(List.of(folder));
    assertThat(workloads.usersOwn()).extracting(Workload::name).containsExactly("count-primes");
    // Another can still be chosen by its class.
    Workloads both = workloads(List.of(folder), "Other");
    assertThat(both.nameOf("Other")).isEqualTo("other");
    assertThat(both.find("other")).isPresent();
  }

  @Test
  void theSuitesOwnAreThereBesideAUsers() throws Exception {
    Workloads workloads = workloads(List.of(compile(PRIMES)));
    assertThat(workloads.names()).contains("cpu", "count-primes");
    assertThat(workloads.nameOf("com.acme.CountPrimes")).isEqualTo("count-primes");
    assertThat(workloads.nameOf("com.acme.Nobody")).isEqualTo("com.acme.Nobody");
  }

  @Test
  void classesThatOnlyUseTheInterfaceAreNoWorkloads() throws Exception {
    compile(
        PRIMES,
        "public class User { public dev.parallax.workload.Workload workload; }",
        "public abstract class Base implements dev.parallax.workload.Workload {}");
    assertThat(own(folder)).containsExactly("count-primes");
  }

  @ParameterizedTest
  @CsvSource({"Words, words", "CountPrimes, count-primes", "MyHTTPCall2, my-http-call2"})
  void aWorkloadWithoutANameIsCalledAsItsClass(String type, String name) throws Exception {
    compile(Compiled.workload(type, "", "index"));
    assertThat(own(folder)).containsExactly(name);
  }

  @Test
  void aServiceFileThatNamesNoClassIsNamed() throws Exception {
    compile(PRIMES);
    Compiled.service(folder, "com.acme.Nobody\n");
    isRefused(
        "--classpath: META-INF/services/dev.parallax.workload.Workload: "
            + "Provider com.acme.Nobody not found");
  }

  @Test
  void aClassThatIsNotPublicIsRefused() throws Exception {
    compile(PRIMES.replace("public class", "class"));
    isRefused("--classpath: com.acme.CountPrimes is not public: write 'public class'");
  }

  @Test
  void aClassWithoutAPublicConstructorIsRefused() throws Exception {
    compile(PRIMES.replace("implements Workload {", "implements Workload { CountPrimes() {}"));
    isRefused("--classpath: com.acme.CountPrimes has no public constructor without parameters");
  }

  @Test
  void whatAConstructorThrowsHasItsLine() throws Exception {
    compile(
        PRIMES.replace(
            "implements Workload {",
            "implements Workload {\n  public CountPrimes() { Integer.parseInt(\"x\"); }"));
    isRefused(
        "--classpath: com.acme.CountPrimes: its constructor threw"
            + " java.lang.NumberFormatException: For input string: \"x\""
            + " at com.acme.CountPrimes.<init>(CountPrimes.java:4)");
  }

  @Test
  void aNameThatIsTakenIsRefused() throws Exception {
    compile(Compiled.workload("Cpu", "", "index"));
    isRefused(
        "two workloads are called cpu: dev.parallax.workload.builtin.CpuWorkload and Cpu;"
            + " let name() return another");
  }

  @Test
  void aNameThatCannotBeWrittenIsRefused() throws Exception {
    compile(
        PRIMES.replace(
            "implements Workload {",
            "implements Workload { public String name() { return \"a b\"; }"));
    isRefused(
        "--classpath: com.acme.CountPrimes calls itself 'a b';"
            + " a name is lower-case letters, digits and hyphens");
  }

  @Test
  void aSettingOfANameThatEveryBatchHasIsRefused() throws Exception {
    compile(
        PRIMES.replace(
            "implements Workload {",
            "implements Workload { public java.util.List<Setting> settings() {"
                + " return java.util.List.of(Setting.oneOf(\"workers\", \"?\", \"a\")); }"));
    isRefused("--classpath: com.acme.CountPrimes has a setting 'workers', a name that is taken");
  }

  @Test
  void aClassForANewerJavaIsRefusedWithBothVersions() throws Exception {
    compile(PRIMES);
    Path file = folder.resolve("com/acme/CountPrimes.class");
    byte[] bytes = Files.readAllBytes(file);
    bytes[6] = 0;
    bytes[7] = (byte) (44 + 120);
    Files.write(file, bytes);
    int here = Runtime.version().feature();
    isRefused(
        "--classpath: com.acme.CountPrimes is compiled for Java 120 and this JVM is %d; compile it"
                .formatted(here)
            + " with --release "
            + here);
  }

  @Test
  void aClassThatIsNoWorkloadIsRefusedWhenItIsChosen() throws Exception {
    compile(PRIMES, "public class User {}");
    assertThatThrownBy(() -> workloads(List.of(folder), "User"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--classpath: User is no workload: it doesn't implement"
                + " dev.parallax.workload.Workload");
  }

  @Test
  void aClassPathHoldsJarsAndFoldersThatAreThere() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no jar");
    assertThat(UserClasses.parse(folder + File.pathSeparator + folder)).hasSize(2);
    assertThatThrownBy(() -> UserClasses.parse("no-such.jar"))
        .hasMessage("--classpath no-such.jar: there is no such file or folder");
    assertThatThrownBy(() -> UserClasses.parse(text.toString()))
        .hasMessage("--classpath " + text + ": neither a jar nor a folder of classes");
    assertThatThrownBy(() -> UserClasses.parse(folder + File.pathSeparator))
        .hasMessageContaining("an entry is empty");
  }
}
