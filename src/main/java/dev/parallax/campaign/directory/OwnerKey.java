package dev.parallax.campaign.directory;

import dev.parallax.campaign.journal.Header;
import dev.parallax.file.UserFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a run is known to be one that this user began on this machine: its journal's first line has a
 * seal, made from all of that line and a random key that only this user can read.
 *
 * <p>The seal is also made from the working directory, since that is what relative paths among the
 * options mean, and it isn't in the journal, since it may name a user.
 *
 * <p>A run directory is made to be published, so its author may be anybody, and may know the seals
 * of other runs. A seal taken from one of them doesn't fit another line (HMAC-SHA-256), so that an
 * option can't be added, changed or left out; a whole line taken from a published run of the user's
 * own asks for nothing but what that user asked for. Names or ids of user and machine in the
 * journal would be public and could be copied, and the owner of the files is whoever unpacked them.
 */
public final class OwnerKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final String FILE = "key";

  private final Optional<UserFolder> folder;
  private final Path workingDirectory;

  private OwnerKey(Optional<UserFolder> folder, Path workingDirectory) {
    this.folder = folder;
    this.workingDirectory = workingDirectory;
  }

  /** The one in the user's folder for the state of programs. */
  public static OwnerKey ofThisUser() {
    return in(System.getenv(), System.getProperty("user.home", ""), Path.of("").toAbsolutePath());
  }

  static OwnerKey in(Map<String, String> environment, String home, Path workingDirectory) {
    Optional<UserFolder> folder;
    try {
      folder = Optional.of(UserFolder.forState(environment, home));
    } catch (IOException e) {
      folder = Optional.empty(); // The run is measured all the same.
    }
    return new OwnerKey(folder, workingDirectory);
  }

  /**
   * The header with this user's seal; without one where no key can be kept, such as in a container
   * without a home folder: then the run is resumed like that of another user.
   */
  public Header seal(Header header) {
    Optional<byte[]> key = read();
    if (key.isEmpty() && make()) {
      key = read();
    }
    return key.map(bytes -> header.withSeal(sealOf(header, bytes))).orElse(header);
  }

  /** Whether this user began the run on this machine. */
  public boolean hasSealed(Header header) {
    return read()
        .map(key -> MessageDigest.isEqual(encoded(sealOf(header, key)), encoded(header.seal())))
        .orElse(false);
  }

  private static byte[] encoded(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String sealOf(Header header, byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(header.withSeal("").firstLine());
      return HexFormat.of().formatHex(mac.doFinal(encoded(workingDirectory.toString())));
    } catch (GeneralSecurityException e) {
      throw new LinkageError("every JDK has " + ALGORITHM, e);
    }
  }

  /** Nothing if there is none, or if it is none: readable by others, a link, cut off. */
  private Optional<byte[]> read() {
    try {
      if (folder.isEmpty() || !folder.get().hasPrivate(FILE)) {
        return Optional.empty();
      }
      byte[] key = Files.readAllBytes(folder.get().path().resolve(FILE));
      return key.length == BYTES ? Optional.of(key) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether there is one now that was not there. Never half of one, and never in place of one. */
  private boolean make() {
    if (folder.isEmpty()) {
      return false;
    }
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    try {
      Path half = Files.createTempFile(folder.get().path(), FILE, ""); // its owner's alone
      try {
        Files.write(half, key);
        Files.move(half, folder.get().path().resolve(FILE));
      } finally {
        Files.deleteIfExists(half);
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      return true; // Another process was faster, or there is something that is no key.
    } catch (IOException e) {
      return false; // The run is measured all the same; only resuming it takes a word more.
    }
  }
}
