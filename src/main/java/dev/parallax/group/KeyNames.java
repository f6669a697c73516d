package dev.parallax.group;

/** Reads names of keys, the same way in filters and projections. */
final class KeyNames {
  private KeyNames() {}

  /** The key that comes next. */
  static String read(Lexer lexer, Keys keys) {
    lexer.atEnd();
    int start = lexer.place();
    String word = lexer.word(":@,", "a key");
    return keys.resolve(word)
        .orElseThrow(() ->
            lexer.errorAt(start, "there is no key \"" + word + "\"; there are " + keys.listed()));
  }
}
