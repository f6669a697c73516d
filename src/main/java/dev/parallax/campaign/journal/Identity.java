package dev.parallax.campaign.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What must be the same for results to belong together: jar, JDK and machine, as words.
 *
 * @param facts what each is, by a name that fits into a sentence, such as {@code JDK}
 */
public record Identity(Map<String, String> facts) {
  public Identity {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /**
   * What has changed since.
   *
   * @return a line for each fact that differs: what it was and what it is now
   */
  public List<String> differencesOf(Identity now) {
    return facts.keySet().stream()
        .filter(name -> !Objects.equals(facts.get(name), now.facts.get(name)))
        .map(name ->
            "the %s was %s and is %s"
                .formatted(
                    name,
                    facts.get(name),
                    Optional.ofNullable(now.facts.get(name)).orElse("not known")))
        .toList();
  }
}
