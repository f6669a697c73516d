package dev.parallax.workload.builtin;

import dev.parallax.suite.Trait;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Footprint;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Service;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sizes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One big string to a new file of its own, through {@code FileChannel}; encoding is part of it.
 *
 * <p>With {@code sync=none} the bytes go to the page cache and what is measured is memory and the
 * kernel; a batch leaves {@code tasks x size} bytes of it to be written at some later time, which
 * may fall into another cell. {@code fsync} waits for the device once a file, {@code dsync} after
 * each MiB; below a virtual machine neither says much about durability. The files lie in the
 * system's place for temporary files, which may be kept in memory (tmpfs), or in {@code directory}.
 *
 * <p>Virtual threads before JDK 23 get a spare carrier for the time of any file operation, so that
 * more writes than carriers are in progress there; from 23 on only for synced ones (JDK-8329593).
 * Never compare across that line.
 *
 * <p>Input: one text that all tasks share by reference. A child JVM makes it from a seed; with
 * {@code input=sent} it is sent the text with every task, as the article's program did, which
 * pickled it twelve times. The article wrote all texts to one file; here each task has its own.
 *
 * <p>The service of the trial owns the directory, so that files are gone even if a child is killed;
 * each batch has a folder of its own in there, since every child may run every task.
 */
public final class FileWriteWorkload extends DescribedWorkload {
  private static final String DIRECTORY = "directory";
  private static final String SYSTEM_DIRECTORY = "temporary";
  private static final String SYNC = "sync";

  /** Of a task in progress: the piece of the text, its bytes, and the JDK's direct copy of them. */
  private static final long TASK_BYTES = 4L << 20;

  public FileWriteWorkload() {
    super(
        "file-write",
        "writes one big string to a new file of its own",
        "characters",
        new Sizes(16, 3_000_000),
        new Sizes(12, 50_000_000));
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.oneOf(SYNC, "when a file must be on the device", NewFile.Sync.labels()),
        Setting.input(),
        new Setting(
            DIRECTORY,
            SYSTEM_DIRECTORY,
            SYSTEM_DIRECTORY,
            "where the files are written; temporary is the system's place for temporary files",
            "temporary, or a directory that can be written to",
            FileWriteWorkload::checkDirectory));
  }

  private static Optional<String> checkDirectory(String value) {
    if (value.equals(SYSTEM_DIRECTORY)) {
      return Optional.empty();
    }
    Path path = Path.of(value);
    return Files.isDirectory(path) && Files.isWritable(path)
        ? Optional.empty()
        : Optional.of("is not a directory that can be written to");
  }

  @Override
  public Service startService(Parameters parameters) throws IOException {
    String place = parameters.setting(DIRECTORY);
    TemporaryDirectory files =
        place.equals(SYSTEM_DIRECTORY)
            ? TemporaryDirectory.create()
            : TemporaryDirectory.createIn(Path.of(place));
    return new Service(parameters.with(DIRECTORY, files.path().toString()), files);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.WRITES_FILES);
  }

  @Override
  public Batch prepare(Parameters parameters) throws IOException {
    TemporaryDirectory files =
        TemporaryDirectory.createInOwn(Path.of(parameters.setting(DIRECTORY)));
    NewFile.Sync sync = NewFile.Sync.of(parameters.setting(SYNC));
    return SharedInputBatch.of(
        parameters,
        new TextForm(parameters.size()),
        new Writing(files.path(), sync),
        Optional.of(files));
  }

  @Override
  public Footprint footprint(Parameters parameters) {
    return Inputs.footprint(parameters, parameters.size(), TASK_BYTES);
  }

  private record Writing(Path folder, NewFile.Sync sync) implements SharedInputBatch.Job<String> {
    @Override
    public long run(int index, String text) throws IOException {
      return 31 * NewFile.write(folder.resolve(index + ".txt"), text, sync) + index;
    }
  }

  /** How texts of this length are made and sent: ASCII letters, one byte each in memory too. */
  private record TextForm(int length) implements SharedInputBatch.Form<String> {
    private static final long SEED = 7;

    @Override
    public String make() {
      byte[] letters = new byte[length];
      new SplittableRandom(SEED).nextBytes(letters);
      for (int i = 0; i < length; i++) {
        letters[i] = (byte) ('a' + (((letters[i] & 0xff) * 26) / 256));
      }
      return new String(letters, StandardCharsets.US_ASCII);
    }

    @Override
    public long bytes() {
      return length;
    }

    @Override
    public void write(String input, ByteBuffer target) {
      target.put(input.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String read(ByteBuffer source) {
      byte[] letters = new byte[length];
      source.get(letters);
      return new String(letters, StandardCharsets.US_ASCII);
    }
  }
}
