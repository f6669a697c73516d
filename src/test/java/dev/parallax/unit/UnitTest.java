package dev.parallax.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
  @ParameterizedTest
  @CsvSource({
    "ns/op, TIME_PER_OPERATION, 1e-9, s/op, LOWER_IS_BETTER",
    "us/op, TIME_PER_OPERATION, 1e-6, s/op, LOWER_IS_BETTER",
    "ms/op, TIME_PER_OPERATION, 1e-3, s/op, LOWER_IS_BETTER",
    "s/op, TIME_PER_OPERATION, 1, s/op, LOWER_IS_BETTER",
    "min/op, TIME_PER_OPERATION, 60, s/op, LOWER_IS_BETTER",
    "ops/s, THROUGHPUT, 1, ops/s, HIGHER_IS_BETTER",
    "ops/ms, THROUGHPUT, 1e3, ops/s, HIGHER_IS_BETTER",
    "ops/ns, THROUGHPUT, 1e9, ops/s, HIGHER_IS_BETTER",
    "B/op, BYTES_PER_OPERATION, 1, B/op, LOWER_IS_BETTER",
    "MiB, BYTES, 1048576, B, LOWER_IS_BETTER",
    "B, BYTES, 1, B, LOWER_IS_BETTER",
    "MB/sec, BYTES_PER_SECOND, 1048576, B/s, UNSTATED",
    "---, OTHER, 1, ---, UNSTATED",
    "counts, OTHER, 1, counts, UNSTATED",
    "#/op, OTHER, 1, #/op, UNSTATED",
    "'', OTHER, 1, '', UNSTATED",
  })
  void jmhUnitsAreReadWithTheirBaseAndDirection(
      String symbol, Quantity quantity, double inBase, String base, Direction better) {
    Unit unit = Unit.parse(symbol);

    assertThat(unit.quantity()).isEqualTo(quantity);
    assertThat(unit.toBase(1)).isCloseTo(inBase, within(inBase * 1e-12));
    assertThat(unit.base().symbol()).isEqualTo(base);
    assertThat(unit.better()).isEqualTo(better);
  }

  @Test
  void numbersOfARowShareOneScaleAndTheirDigitsLineUp() {
    Scale scale = Scale.common(List.of(0.0123, 0.45, 0.0), Unit.SECONDS);

    assertThat(scale.format(0.0123)).isEqualTo("12.3 ms");
    assertThat(scale.format(0.45)).isEqualTo("450.0 ms");
    assertThat(scale.format(0)).isEqualTo("0.0 ms");
  }

  @ParameterizedTest
  @CsvSource({
    "1.5e-10, 0.150 ns",
    "1e-9, 1.00 ns",
    "9.99e-7, 999 ns",
    "2.5, 2.50 s",
    "7200, 7200 s",
    "0, 0 s",
    "NaN, NaN s",
    "Infinity, inf s"
  })
  void aSingleNumberShowsThreeDigits(double seconds, String text) {
    assertThat(Scale.of(seconds, Unit.SECONDS).format(seconds)).isEqualTo(text);
  }

  @Test
  void bytesAreScaledByTwoToTheTen() {
    assertThat(Scale.of(3 * 0x1p20, Unit.parse("B/op")).format(3 * 0x1p20))
        .isEqualTo("3.00 MiB/op");
    assertThat(Scale.of(1.23e7, Unit.parse("ops/s")).format(1.23e7)).isEqualTo("12.3 Mops/s");
  }

  @Test
  void anUnknownUnitIsNeverScaled() {
    assertThat(Scale.of(123456, Unit.parse("counts")).format(123456)).isEqualTo("123456 counts");
    assertThat(Scale.of(6.6e-13, Unit.parse("counts")).format(6.6e-13))
        .isEqualTo("6.60E-13 counts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de-DE", "ar-EG", "hi-IN-u-nu-deva"})
  void digitsAreTheSameInEveryLocale(String tag) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      assertThat(Scale.of(0.0123, Unit.SECONDS).format(0.0123)).isEqualTo("12.3 ms");
      assertThat(Numbers.times(1.943)).isEqualTo("1.94x");
      assertThat(Numbers.percent(0.031)).isEqualTo("3.1 %");
      assertThat(Numbers.exact(1234.5)).isEqualTo("1234.5");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.943, 1.94x",
    "12.345, 12.3x",
    "'1234.5', '1,234x'",
    "20123, '20,123x'",
    "0.98123, 0.981x",
    "0.0998, 0.0998x",
    "0.0123, 0.0123x",
    "0.00012, '1/8,333'",
    "0.00005, '1/20,000'",
    "0, 0.00x",
    "12345678, '12,345,678x'",
    "1.23e-9, '1/813,008,130'",
    "1.23e15, 1.23E15x",
  })
  void aRatioHasTheDigitsThatCount(double ratio, String text) {
    assertThat(Numbers.times(ratio)).isEqualTo(text);
  }

  @Test
  void theEndsOfAnIntervalHaveTheDecimalsOfTheirRatio() {
    assertThat(Numbers.times(10.1, 9.8, 10.4)).isEqualTo("10.10x");
    assertThat(Numbers.ends(10.1, 9.8, 10.4)).isEqualTo("[9.80, 10.40]");
    assertThat(Numbers.ends(20_000, 19_500, 20_500)).isEqualTo("[19,500, 20,500]");
    assertThat(Numbers.ends(0.00005, 0.0000488, 0.0000513)).isEqualTo("[1/20,492, 1/19,493]");
  }

  @Test
  void theEndsOfAnIntervalNeverPrintAsItsMiddle() {
    assertThat(Numbers.times(1, 0.9999, 1.0001)).isEqualTo("1.0000x");
    assertThat(Numbers.ends(1, 0.9999, 1.0001)).isEqualTo("[0.9999, 1.0001]");
    Scale scale = Scale.of(12.3, Unit.SECONDS).around(12.3, 12.299, 12.301);
    assertThat(scale.digits(12.299)).isEqualTo("12.299");
    assertThat(scale.digits(12.3)).isEqualTo("12.300");
  }

  @Test
  void negativeZeroIsZero() {
    assertThat(Numbers.fixed(-0.0001, 2)).isEqualTo("0.00");
    assertThat(Numbers.fixed(-0.01, 2)).isEqualTo("-0.01");
  }
}
