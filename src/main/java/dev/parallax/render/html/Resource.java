package dev.parallax.render.html;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.parallax.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A script or style sheet that lies beside this class, to stand inside a page.
 *
 * @param text what is in it
 */
record Resource(String text) {
  /** Reads one by its name. */
  static Resource named(@CompileTimeConstant final String name) {
    try (InputStream in = Resource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new Resource(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + name + " from the jar", e);
    }
  }

  /** How a Content-Security-Policy names it, so that a browser runs this and nothing else. */
  String hash() {
    byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }
}
