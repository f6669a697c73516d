package dev.parallax.faults;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.parallax.faults.Fault.Where;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * The faults of the tests, as tables in Markdown.
 *
 * @param rows by their words
 */
record FaultTable(List<Row> rows) {
  static final String HEADING =
      "| fault | what is said | exit code | held by |\n|---|---|--:|---|\n";

  FaultTable {
    rows = rows.stream().sorted(Comparator.comparing(row -> row.fault().kind())).toList();
  }

  /** Reads class files, without loading them. */
  static FaultTable of(JavaClasses classes) {
    return new FaultTable(
        classes.stream()
            .flatMap(type -> type.getMethods().stream())
            .flatMap(method -> faultsOf(method).map(fault -> new Row(fault, method)))
            .toList());
  }

  private static Stream<Fault> faultsOf(JavaMethod method) {
    return Stream.concat(
        method.tryGetAnnotationOfType(Fault.class).stream(),
        method.tryGetAnnotationOfType(Fault.Several.class).stream()
            .flatMap(several -> Arrays.stream(several.value())));
  }

  /** Why these faults can't be a page: tests that aren't run, and words that are there twice. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    Map<String, Row> byKind = new HashMap<>();
    for (Row row : rows) {
      row.whyNotRun().ifPresent(why -> problems.add(row.test() + " is not run: " + why));
      Row twin = byKind.put(row.fault().kind(), row);
      if (twin != null) {
        problems.add(
            "%s and %s have the same fault: %s"
                .formatted(twin.test(), row.test(), row.fault().kind()));
      }
    }
    return problems;
  }

  /** The rows of one table, with its heading. */
  String markdown(Where where) {
    return rows.stream()
        .filter(row -> row.fault().where() == where)
        .map(Row::markdown)
        .collect(Collectors.joining("", HEADING, ""));
  }

  /**
   * A fault and the test that holds it.
   *
   * @param fault what the test says of it
   * @param method the test
   */
  record Row(Fault fault, JavaMethod method) {
    String test() {
      return method.getOwner().getSimpleName() + "#" + method.getName();
    }

    /** Nothing if the ordinary build runs the test. */
    private Optional<String> whyNotRun() {
      JavaClass owner = method.getOwner();
      if (!method.isAnnotatedWith(Test.class) && !method.isAnnotatedWith(ParameterizedTest.class)) {
        return Optional.of("it is no test");
      }
      if (!owner.getSimpleName().matches(".*(Test|IT)")) {
        return Optional.of("the class's name ends neither with Test nor with IT");
      }
      for (Class<? extends Annotation> not : List.of(Disabled.class, Tag.class)) {
        if (method.isAnnotatedWith(not) || owner.isAnnotatedWith(not)) {
          return Optional.of("@" + not.getSimpleName());
        }
      }
      return Optional.empty();
    }

    private String markdown() {
      String exit =
          Arrays.stream(fault.exit()).mapToObj(Integer::toString).collect(Collectors.joining(", "));
      String path = method.getOwner().getName().replace('.', '/');
      String test =
          "[%s](../test/java/%s.java \"%s\")"
              .formatted(method.getOwner().getSimpleName(), path, method.getName());
      return Stream.of(fault.kind(), fault.sees(), exit, test)
          .map(cell -> cell.replace("|", "\\|"))
          .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
  }
}
