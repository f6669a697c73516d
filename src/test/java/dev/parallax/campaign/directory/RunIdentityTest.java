package dev.parallax.campaign.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallax.campaign.cell.BadRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdentityTest {
  @Test
  void aMachineHasTheNameThatItsOwnerGaveItOrNone() throws BadRequest {
    assertThat(RunIdentity.machineName(Map.of("PARALLAX_MACHINE", " node 3 "))).contains("node 3");
    assertThat(RunIdentity.machineName(Map.of("PARALLAX_MACHINE", " "))).isEmpty();
    assertThat(RunIdentity.machineName(Map.of("HOSTNAME", "node-3"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\u001b[31mb", "x"})
  void whatCanNotBeANameIsRefusedInOneLine(String text) {
    String name = text.equals("x") ? text.repeat(101) : text;

    assertThatThrownBy(() -> RunIdentity.machineName(Map.of("PARALLAX_MACHINE", name)))
        .isInstanceOf(BadRequest.class)
        .hasMessage(
            "the environment variable PARALLAX_MACHINE: valid: a name of at most 100 characters in"
                + " one line");
  }
}
