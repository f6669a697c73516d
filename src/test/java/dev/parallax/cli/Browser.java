package dev.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window, of Debian's packages, with nothing remembered. */
final class Browser implements AutoCloseable {
  /** Where pictures of pages are left for people to look at. */
  static final Path LOOK_AT = Path.of("target/html-report");

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  /**
   * By default axe-core would have half a minute, for thousands of texts whose contrast it tests.
   */
  private static final Duration LONGEST_SCRIPT = Duration.ofMinutes(5);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one, or skips the test where there is none. */
  static Browser start() {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "SKIPPED: the page isn't tested, because there is no Chromium; install it by"
            + " apt-get install --no-install-recommends chromium chromium-driver");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless",
        // Containers have no sandbox for root, and often a small /dev/shm.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=en-US");
    ChromeDriverService service = ChromeDriverService.createDefaultService();
    service.setExecutable(DRIVER.toString());
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.driver.manage().timeouts().scriptTimeout(LONGEST_SCRIPT);
    browser.size(1200, 900);
    return browser;
  }

  @Override
  public void close() {
    driver.quit();
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a file, at a fragment with its {@code #} or at none. */
  void open(Path page, String fragment) {
    // The same file with another fragment would not be loaded again.
    driver.get("about:blank");
    driver.get(page.toAbsolutePath().toUri() + fragment);
  }

  /** Sets the size of what is seen of the page, which may be narrower than a window can be. */
  void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(Math.max(width, 600), height));
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Sets the medium, {@code screen} or {@code print}, and the scheme, light or dark. */
  void media(String medium, String scheme) {
    cdp(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void scripts(boolean run) {
    cdp("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
  }

  private void cdp(String command, Map<String, Object> parameters) {
    driver.executeCdpCommand(command, parameters);
  }

  /** What a script returns. */
  Object js(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeScript(script, arguments), "null");
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** Places of the rows that are seen, in their order. */
  List<String> rows() {
    return strings(
        "return [...document.querySelectorAll('table.data tbody tr')]"
            + ".filter(r => r.checkVisibility()).map(r => r.id)");
  }

  List<String> strings(String script) {
    return ((List<?>) js(script)).stream().map(String::valueOf).toList();
  }

  /** All that the page said on the console. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What was asked of the network or the disk since the last call, as the browser tells it. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .toList();
  }

  /** Faults that axe-core calls serious or critical, with the first place of each. */
  List<String> accessibilityFaults() throws IOException {
    try (var axe = Objects.requireNonNull(Browser.class.getResourceAsStream(AXE))) {
      js(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    return strings(
        """
        return axe.run(document).then(result => result.violations
            .filter(fault => fault.impact === 'serious' || fault.impact === 'critical')
            .map(fault => fault.id + ': ' + fault.help + ': ' + fault.nodes[0].html
                + ' ' + fault.nodes[0].failureSummary));
        """);
  }

  /** Leaves a picture of what is seen. */
  void screenshot(String name) throws IOException {
    byte[] png = driver.getScreenshotAs(OutputType.BYTES);
    assertThat(png).isNotEmpty();
    Files.createDirectories(LOOK_AT);
    Files.write(LOOK_AT.resolve(name + ".png"), png);
  }
}
