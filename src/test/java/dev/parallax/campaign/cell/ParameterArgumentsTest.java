package dev.parallax.campaign.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterArgumentsTest {
  @Test
  void valuesKeepTheirOrder() throws BadRequest {
    ParameterArguments given = ParameterArguments.parse(List.of("workers=8,1,2", "model=virtual"));
    assertThat(given.of("workers")).contains(List.of("8", "1", "2"));
    assertThat(given.of("model")).contains(List.of("virtual"));
    assertThat(given.of("size")).isEmpty();
  }

  @Test
  void onlyTheFirstEqualsSignSeparates() throws BadRequest {
    assertThat(ParameterArguments.parse(List.of("url=http://localhost/?a=b")).of("url"))
        .contains(List.of("http://localhost/?a=b"));
  }

  @Test
  void anEscapedCommaBelongsToTheValue() throws BadRequest {
    assertThat(ParameterArguments.parse(List.of("x=a\\,b,c\\\\,d\\e")).of("x"))
        .contains(List.of("a,b", "c\\", "d\\e"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workers=2,2 | the value '2' is repeated",
        "workers | expected name=value",
        "=2 | expected name=value",
        "workers= | a value is empty",
        "workers=1,,2 | a value is empty"
      })
  void whatIsNoListOfValuesIsRefusedByName(String argument, String message) {
    assertThatThrownBy(() -> ParameterArguments.parse(List.of(argument)))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith("-p " + argument)
        .hasMessageContaining(message);
  }

  @Test
  void aNameGivenTwiceIsRefused() {
    assertThatThrownBy(() -> ParameterArguments.parse(List.of("workers=1", "workers=2")))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("'workers' is given twice");
  }
}
