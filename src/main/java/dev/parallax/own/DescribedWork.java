package dev.parallax.own;

import dev.parallax.suite.Trait;
import dev.parallax.workload.Batch;
import dev.parallax.workload.Footprint;
import dev.parallax.workload.Parameters;
import dev.parallax.workload.Service;
import dev.parallax.workload.Setting;
import dev.parallax.workload.Sharing;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.UsersWorkload;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A user's workload as a campaign knows it: by its description, and by asking the JVM of own work
 * where an answer depends on what is given. What was asked once is known from then on, when that
 * JVM is closed too.
 */
final class DescribedWork implements UsersWorkload {
  private final OwnJvm jvm;
  private final Description description;
  private final Map<Question<?>, Serializable> known = new ConcurrentHashMap<>();

  DescribedWork(OwnJvm jvm, Description description) {
    this.jvm = jvm;
    this.description = description;
  }

  private <A extends Serializable> A ask(Question<A> question) {
    // What it is was decided by the question.
    @SuppressWarnings("unchecked")
    A answer = (A) known.computeIfAbsent(question, unused -> jvm.askNow(question));
    return answer;
  }

  @Override
  public String className() {
    return description.className();
  }

  @Override
  public String name() {
    return description.name();
  }

  @Override
  public String description() {
    return description.description();
  }

  @Override
  public Sizes defaultSizes() {
    return description.defaultSizes();
  }

  @Override
  public Sizes defaultSizes(Map<String, String> settings) {
    return ask(new SizesOf(className(), new TreeMap<>(settings), false));
  }

  @Override
  public Sizes articleSizes() {
    return description.articleSizes();
  }

  @Override
  public Sizes articleSizes(Map<String, String> settings) {
    return ask(new SizesOf(className(), new TreeMap<>(settings), true));
  }

  @Override
  public String sizeUnit() {
    return description.sizeUnit();
  }

  @Override
  public List<Setting> settings() {
    return description.settings().stream()
        .map(text ->
            new Setting(
                text.name(),
                text.defaultValue(),
                text.articleValue(),
                text.description(),
                text.allowed(),
                value -> wrongWith(text.name(), value)))
        .toList();
  }

  private Optional<String> wrongWith(String setting, String value) {
    String wrong = ask(new CheckOf(className(), setting, value));
    return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong);
  }

  @Override
  public Footprint footprint(Parameters parameters) {
    return ask(new FootprintOf(className(), parameters));
  }

  @Override
  public boolean sharesService() {
    return description.sharesService();
  }

  @Override
  public Sharing sharing() {
    return description.sharing();
  }

  @Override
  public Set<Trait> traits() {
    return description.traits();
  }

  /** Starts it in a JVM of its own, which ends when the service is closed. */
  @Override
  public Service startService(Parameters parameters) throws IOException, InterruptedException {
    return ServiceStart.inJvmOfItsOwn(jvm.ownWork(), className(), parameters);
  }

  @Override
  public Batch prepare(Parameters parameters) {
    throw new IllegalStateException("own work is not run in this JVM: " + className());
  }

  private record SizesOf(String className, TreeMap<String, String> settings, boolean article)
      implements Question<Sizes> {
    @Override
    public Sizes answer(Host host) throws Exception {
      var workload = host.workload(className);
      return article ? workload.articleSizes(settings) : workload.defaultSizes(settings);
    }
  }

  private record FootprintOf(String className, Parameters parameters)
      implements Question<Footprint> {
    @Override
    public Footprint answer(Host host) throws Exception {
      return host.workload(className).footprint(parameters);
    }
  }

  private record CheckOf(String className, String setting, String value)
      implements Question<String> {
    @Override
    public String answer(Host host) throws Exception {
      return host.workload(className).settings().stream()
          .filter(one -> one.name().equals(setting))
          .findFirst()
          .flatMap(one -> one.check().apply(value))
          .orElse("");
    }
  }
}
