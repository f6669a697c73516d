package dev.parallax.cli.run;

import dev.parallax.campaign.cell.BadRequest;
import dev.parallax.campaign.cell.ParameterArguments;
import dev.parallax.campaign.jmh.JmhOptions;
import dev.parallax.campaign.plan.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a run's command line, told apart: the suite's options are long, JMH's short.
 *
 * @param jmh JMH's options with their values, and regular expressions
 * @param parameters values of {@code -p}
 * @param suite the suite's own options
 */
record RunArguments(List<String> jmh, List<String> parameters, List<String> suite) {
  static RunArguments split(List<String> args) {
    List<String> jmh = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    List<String> suite = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      String word = args.get(i);
      boolean valueFollows = i + 1 < args.size();
      if (word.startsWith("--")) {
        suite.add(word);
        boolean attached = word.contains("=");
        if (RunOptions.takesValue(word) && !attached && valueFollows) {
          i++;
          suite.add(args.get(i));
        }
      } else if (word.equals("-p")) {
        i++;
        parameters.add(valueFollows ? args.get(i) : "");
      } else {
        jmh.add(word);
        if (word.startsWith("-") && !JmhOptions.FLAGS.contains(word) && valueFollows) {
          i++;
          jmh.add(args.get(i));
        }
      }
    }
    return new RunArguments(jmh, parameters, suite);
  }

  RunRequest toRequest(RunOptions options, List<String> commandLine) throws BadRequest {
    return new RunRequest(
        JmhOptions.parse(jmh),
        ParameterArguments.parse(parameters),
        options.rounds(),
        options.budget(),
        options.quick,
        options.scaling,
        options.plain,
        options.seed(),
        options.out(),
        Optional.empty(),
        options.classPath(),
        commandLine);
  }
}
