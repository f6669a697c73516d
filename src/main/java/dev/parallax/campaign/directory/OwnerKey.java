package dev.parallax.campaign.directory;

import dev.parallax.campaign.journal.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a run is known to be one that this user began on this machine: its journal's first line has a
 * seal, made from all of that line and a random key that only this user can read.
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
  private static final Set<PosixFilePermission> PRIVATE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;

  private OwnerKey(Path file) {
    this.file = file;
  }

  /** The one in the user's folder for the state of programs. */
  public static OwnerKey ofThisUser() {
    return in(System.getenv());
  }

  static OwnerKey in(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
    Path states =
        xdg.isEmpty()
            ? Path.of(System.getProperty("user.home", ""), ".local", "state")
            : Path.of(xdg);
    return new OwnerKey(states.resolve("parallax").resolve("key"));
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

  private static String sealOf(Header header, byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(header.withSeal("").firstLine()));
    } catch (GeneralSecurityException e) {
      throw new LinkageError("every JDK has " + ALGORITHM, e);
    }
  }

  /** Nothing if there is none, or if it is none: readable by others, a link, cut off. */
  private Optional<byte[]> read() {
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        PosixFileAttributes attributes =
            Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile() || !PRIVATE.equals(attributes.permissions())) {
          return Optional.empty();
        }
      }
      byte[] key = Files.readAllBytes(file);
      return key.length == BYTES ? Optional.of(key) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether there is one now that was not there. Never half of one, and never in place of one. */
  private boolean make() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path half = Files.createTempFile(folder, "key", ""); // which its owner alone may read
      try {
        Files.write(half, key);
        Files.move(half, file);
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
