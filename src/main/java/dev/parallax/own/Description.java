package dev.parallax.own;

import dev.parallax.suite.Trait;
import dev.parallax.workload.Sharing;
import dev.parallax.workload.Sizes;
import dev.parallax.workload.Workload;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a workload says of itself, whatever it is given.
 *
 * @param settings its own, without their checks, which are code
 */
record Description(
    String className,
    String name,
    String description,
    Sizes defaultSizes,
    Sizes articleSizes,
    String sizeUnit,
    List<SettingText> settings,
    boolean sharesService,
    Sharing sharing,
    Set<Trait> traits)
    implements Serializable {

  /** A setting in words. */
  record SettingText(
      String name, String defaultValue, String articleValue, String description, String allowed)
      implements Serializable {}

  static Description of(Workload workload) {
    return new Description(
        workload.getClass().getName(),
        workload.name(),
        workload.description(),
        workload.defaultSizes(),
        workload.articleSizes(),
        workload.sizeUnit(),
        workload.settings().stream()
            .map(setting ->
                new SettingText(
                    setting.name(),
                    setting.defaultValue(),
                    setting.articleValue(),
                    setting.description(),
                    setting.allowed()))
            .toList(),
        workload.sharesService(),
        workload.sharing(),
        Set.copyOf(workload.traits()));
  }

  private static ArrayList<Description> all(Host host, Stream<Workload> workloads) {
    return new ArrayList<>(workloads.map(host::keep).map(Description::of).toList());
  }

  /** All that the class path has to offer. */
  record OfAll() implements Question<ArrayList<Description>> {
    @Override
    public ArrayList<Description> answer(Host host) {
      return all(host, host.users().find().stream());
    }
  }

  /** The one of a class; none if there is no such class. */
  record OfClass(String className) implements Question<ArrayList<Description>> {
    @Override
    public ArrayList<Description> answer(Host host) {
      return all(host, host.users().ofClass(className).stream());
    }
  }
}
