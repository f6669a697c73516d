package dev.parallax.campaign.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What must be the same for results to belong together: jar, JDK and machine, as words.
 *
 * @param facts what each is, by a name that can stand in a sentence, such as {@code JDK}
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
  public java.util.List<String> differencesOf(Identity now) {
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

  Json.Obj toJson() {
    Json.Obj json = Json.Obj.EMPTY;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      json = json.with(fact.getKey(), fact.getValue());
    }
    return json;
  }

  static Identity fromJson(Json.Obj json) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name : json.fields().keySet()) {
      facts.put(name, json.text(name));
    }
    return new Identity(facts);
  }
}
