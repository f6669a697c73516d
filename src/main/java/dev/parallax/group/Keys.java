package dev.parallax.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that some observations can be asked for.
 *
 * @param params the parameters among them, in natural order
 */
public record Keys(List<String> params) {
  public Keys {
    params = List.copyOf(params);
  }

  /** The keys of some observations. */
  public static Keys of(Collection<Observation> observations) {
    Set<String> params = new HashSet<>();
    observations.forEach(observation -> params.addAll(observation.names()));
    Dimension.NAMES.forEach(params::remove);
    return new Keys(params.stream().sorted(NaturalOrder.INSTANCE).toList());
  }

  /** The key that a user's word means, if there is one. */
  Optional<String> resolve(String word) {
    if (Dimension.NAMES.contains(word) || params.contains(word)) {
      return Optional.of(word);
    }
    if (word.startsWith(Dimension.PARAM)) {
      String plain = word.substring(Dimension.PARAM.length());
      return params.contains(plain) ? Optional.of(plain) : Optional.empty();
    }
    return Optional.empty();
  }

  /** The key that comes next, the same way in filters and projections. */
  String read(Lexer lexer) {
    lexer.atEnd();
    int start = lexer.place();
    String word = lexer.word(":@,", "a key");
    return resolve(word)
        .orElseThrow(
            () -> lexer.errorAt(start, "there is no key \"" + word + "\"; there are " + listed()));
  }

  /** All of them, for a message. */
  String listed() {
    List<String> all = new ArrayList<>(params);
    all.addAll(Dimension.NAMES);
    return String.join(", ", all);
  }
}
