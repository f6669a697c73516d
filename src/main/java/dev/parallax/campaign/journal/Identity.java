package dev.parallax.campaign.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
   * What has changed since; a fact that only the other has is a change too.
   *
   * @return a line for each fact that differs: what it was and what it is now
   */
  public List<String> differencesOf(Identity now) {
    Set<String> names = new LinkedHashSet<>(facts.keySet());
    names.addAll(now.facts.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(facts.get(name), now.facts.get(name)))
        .map(name ->
            "the %s was %s and is %s"
                .formatted(
                    name,
                    Optional.ofNullable(facts.get(name)).orElse("not known"),
                    Optional.ofNullable(now.facts.get(name)).orElse("not known")))
        .toList();
  }
}
