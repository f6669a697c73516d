package dev.parallax.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page of the documentation prints for its readers to type. */
record Page(String text) {
  private static final Pattern BLOCK =
      Pattern.compile("^```(java|sh)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final String COMMAND = "java -jar benchmarks.jar";

  static Page of(String path) throws IOException {
    return new Page(Files.readString(Path.of(path)));
  }

  /** The sources that it prints. */
  List<String> sources() {
    return blocks("java");
  }

  /** The words behind the jar's name, of each command that runs it. */
  List<List<String>> commands() {
    return commands(COMMAND);
  }

  /** The words of each command that runs a script, its name first. */
  List<List<String>> scripts() {
    return commands("scripts/");
  }

  private List<List<String>> commands(String beginning) {
    return blocks("sh").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(beginning))
        .map(line -> words(line.substring(beginning.length())))
        .toList();
  }

  /** Each line for a shell, whatever it runs. */
  List<String> shellLines() {
    return blocks("sh").stream().flatMap(String::lines).filter(line -> !line.isBlank()).toList();
  }

  private List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  /** As a shell would take them apart: quotes keep spaces. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return List.copyOf(words);
  }
}
