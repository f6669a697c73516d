package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallax.faults.Fault;
import dev.parallax.faults.Fault.Where;
import dev.parallax.workload.Compiled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run directory is made to be published, so that its author may be anybody. */
@EnabledOnOs(OS.LINUX)
class ForeignRunIT {
  private static final String NOT_OWN =
      "not known as a run that this user began on this machine in this working directory, and it"
          + " asks for ";

  @TempDir Path folder;

  private Campaigns campaigns() throws Exception {
    return new Campaigns(
        Jar.thisJdk(), folder, Map.of("XDG_STATE_HOME", folder.resolve("state").toString()));
  }

  private void begin(String... more) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of("BatchBenchmark.serial", "-wi", "0", "-i", "1", "-r", "10ms", "-f", "1"));
    words.addAll(List.of("--out", "run"));
    words.addAll(List.of(more));
    campaigns().run(words.toArray(String[]::new)).succeeded();
  }

  private void edit(String from, String to) throws Exception {
    Path journal = folder.resolve("run/journal.jsonl");
    String text = Files.readString(journal);
    assertThat(text).contains(from);
    Files.writeString(journal, text.replace(from, to));
  }

  private void assertRefused(String why, String... words) throws Exception {
    Jar.Result result = campaigns().run(words);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: --resume run: ").contains(why).hasLineCount(1);
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void whatAJournalAsksForIsDoneWithoutAWordInOnesOwnRunAlone() throws Exception {
    begin("-p", "workload=noop", "-jvmArgs", "-Dx=1");
    Jar.Result own = campaigns().run("--resume", "run", "--rounds", "2").succeeded();
    assertThat(own.err()).contains("  from the journal: -jvmArgs -Dx=1\n");

    // As if another user, or this one on another machine, had begun it.
    Files.delete(folder.resolve("state/parallax/key"));
    assertRefused(NOT_OWN + "-jvmArgs -Dx=1; ", "--resume", "run");
    assertRefused(NOT_OWN + "-jvmArgs -Dx=1; ", "--resume", "run", "--dry-run");
    campaigns().run("--resume", "run", "--rounds", "3", "-jvmArgs", "-Dx=1").succeeded();
    campaigns().run("--resume", "run", "--rounds", "4", "--trust").succeeded();
  }

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind =
          "a journal that somebody else began, that was changed, or that began in another working"
              + " directory asks for a JVM, JVM flags, profilers, a class path, files to write, a"
              + " command, an address or a parameter that isn't known",
      sees =
          "`not known as a run that this user began on this machine in this working directory,"
              + " and it asks for ...`; to give these options again, or `--trust`",
      exit = 2)
  void aJournalThatWasTamperedWithRunsNothing() throws Exception {
    Path evil = folder.resolve("evil");
    Files.writeString(evil, "#!/bin/sh\ntouch %s\n".formatted(folder.resolve("ran")));
    assertThat(evil.toFile().setExecutable(true)).isTrue();
    begin("-p", "workload=noop");
    String harmless = "\"-r\",\"10ms\"";
    edit(harmless, harmless + ",\"-jvm\",\"" + evil + "\"");
    assertRefused(NOT_OWN + "-jvm " + evil, "--resume", "run", "--rounds", "2");
    assertRefused(NOT_OWN + "-jvm " + evil, "--resume", "run", "--dry-run");
    edit("\"-jvm\",\"" + evil + "\"", "\"-jvm=" + evil + "\",\"x\"");
    assertRefused(NOT_OWN + "-jvm=" + evil, "--resume", "run", "--rounds", "2");
    edit("\"-jvm=" + evil + "\",\"x\"", "\"-p\",\"command=touch ran\"");
    assertRefused(NOT_OWN + "-p command=touch ran", "--resume", "run", "--rounds", "2");
    edit(",\"-p\",\"command=touch ran\"", "");
    campaigns().run("--resume", "run", "--rounds", "2").succeeded();
  }

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "a class path that is not the one of the run",
      sees = "`the content of --classpath was ... and is ...`; nothing of it was loaded",
      exit = 2)
  void nothingOfAClassPathIsLoadedThatIsNotTheRuns() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Compiled.classes(classes, Compiled.workload("Mine", "", "index"));
    begin("-p", "workload=Mine", "--classpath", "classes");
    String touch =
        "{ static { try { java.nio.file.Files.createFile(java.nio.file.Path.of(\"%s\")); }"
                .formatted(folder.resolve("ran"))
            + " catch (java.io.IOException e) { } }";
    Compiled.classes(classes, Compiled.workload("Mine", "", "index").replaceFirst("\\{", touch));
    assertRefused("the content of --classpath was sha-256 ", "--resume", "run", "--dry-run");
    edit("\"-i\",", "\"-si\",\"false\",\"-i\",");
    assertRefused(NOT_OWN + "--classpath classes", "--resume", "run", "--dry-run");
  }

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind = "a journal that doesn't say where it began",
      sees = "`the jar was not known and is ...`",
      exit = 2)
  void aJournalThatDoesntSayWhereItBeganIsFromElsewhere() throws Exception {
    begin("-p", "workload=noop");
    Path journal = folder.resolve("run/journal.jsonl");
    Files.writeString(
        journal,
        Files.readString(journal).replaceFirst("\"identity\":\\{[^}]*}", "\"identity\":{}"));
    assertRefused("the jar was not known and is sha-256 ", "--resume", "run");
  }

  @Test
  @Fault(
      where = Where.RUN_DIRECTORIES,
      kind =
          "a link, a pipe or a folder where a run has a file, also in `timeline`,"
              + " `charts` and `profiles`",
      sees =
          "`...: it has to be a ..., and is a link or something else`; nothing is"
              + " written through it",
      exit = 2)
  void aLinkInARunDirectoryIsNotFollowed() throws Exception {
    begin("-p", "workload=noop");
    Path mine = Files.writeString(folder.resolve("mine"), "mine");
    for (String name : List.of("children.txt", "failures.txt", "timeline", "journal.jsonl")) {
      Path there = folder.resolve("run").resolve(name);
      Path kept = folder.resolve("kept");
      boolean exists = Files.exists(there);
      if (exists) {
        Files.move(there, kept);
      }
      Files.createSymbolicLink(there, mine);
      Jar.Result result = campaigns().run("--resume", "run", "--rounds", "2");
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("error: run/" + name + ": it has to be a f");
      Files.delete(there);
      if (exists) {
        Files.move(kept, there);
      }
    }
    assertThat(mine).hasContent("mine");
    campaigns().run("--resume", "run", "--rounds", "2").succeeded();
  }
}
