package dev.parallax.campaign.directory;

import dev.parallax.campaign.cell.BadRequest;
import java.util.Map;
import java.util.Optional;

/**
 * What the owner of this machine calls it, to tell it from others of the same hardware: a node of a
 * cluster, a runner of a CI service. The suite itself never asks for the host's name: it would
 * stand in files that are published.
 */
final class MachineName {
  static final String VARIABLE = "PARALLAX_MACHINE";

  private static final int LONGEST = 100;

  private MachineName() {}

  /**
   * The name, if there is one.
   *
   * @throws BadRequest if it can't be one
   */
  static Optional<String> of(Map<String, String> environment) throws BadRequest {
    String name = environment.getOrDefault(VARIABLE, "").strip();
    if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
      throw new BadRequest(
          "the environment variable %s: valid: a name of at most %d characters in one line"
              .formatted(VARIABLE, LONGEST));
    }
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
