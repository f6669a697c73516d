package dev.parallax.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void allAreClosedInOrderAlsoWhenSomeFail() {
    Closeable checked =
        () -> {
          closed.add("checked");
          throw new IOException("the first");
        };
    Closeable unchecked =
        () -> {
          closed.add("unchecked");
          throw new IllegalStateException("the second");
        };
    assertThatThrownBy(() -> Closing.all(named("a"), checked, named("b"), unchecked, named("c")))
        .isInstanceOf(IOException.class)
        .hasMessage("the first")
        .hasSuppressedException(new IllegalStateException("the second"));
    assertThat(closed).containsExactly("a", "checked", "b", "unchecked", "c");
  }

  @Test
  void whatFailedBeforeIsWhatIsSaid() {
    IOException failure = new IOException("no room");
    IOException later = new IOException("not closed");
    Closing.after(
        failure,
        List.of(
            () -> {
              throw later;
            },
            () -> {
              throw failure;
            },
            named("last")));
    assertThat(failure.getSuppressed()).containsExactly(later);
    assertThat(closed).containsExactly("last");
  }

  private Closeable named(String name) {
    return () -> closed.add(name);
  }
}
