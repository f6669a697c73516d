package dev.parallax.campaign.journal;

import java.io.Serial;

/** JSON that isn't what it should be; whoever knows the file and line says where. */
final class UnreadableJson extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnreadableJson(String reason) {
    super(reason);
  }
}
