package dev.parallax.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource({
    "-p url=http://me:pa@ss@host/x, -p url=http://***@host/x",
    "https://token@host:8080, https://***@host:8080",
    "a http://u:p@h/ and http://v:q@i/, a http://***@h/ and http://***@i/",
    "http://host/x@y, http://host/x@y",
    "http://host?mail=a@b, http://host?mail=a@b",
    "me@host, me@host",
  })
  void userNamesAndPasswordsOfAddressesAreMaskedAndNothingElse(String text, String masked) {
    assertThat(Secrets.mask(text)).isEqualTo(masked);
    assertThat(Secrets.mask(masked)).isEqualTo(masked);
    assertThat(Secrets.areMasked(masked)).isEqualTo(masked.contains("***"));
  }
}
