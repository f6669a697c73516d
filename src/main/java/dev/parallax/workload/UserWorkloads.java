package dev.parallax.workload;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The workloads among a user's classes, in a JVM that has them on its class path: those that a
 * service file names, and where there is none, every class that is one. Whatever is wrong with one
 * is said in one line.
 */
public final class UserWorkloads implements Workloads.Users {
  private static final String SERVICE_FILE = "META-INF/services/" + Workload.class.getName();
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Set<String> TAKEN =
      Set.of(
          "workload",
          "model",
          "workers",
          "size",
          "tasks",
          "childArgs",
          "carriers",
          "profile",
          "bytes");

  /** As HotSpot words it; there is no other way to learn the version. */
  private static final Pattern TOO_NEW = Pattern.compile("class file version (\\d+)");

  /** Class file versions are by so much higher than those of Java. */
  private static final int VERSION_OFFSET = 44;

  private static final ClassLoader LOADER = ClassLoader.getSystemClassLoader();

  private final List<Path> classPath;

  /**
   * @param classPath the user's jars and folders
   */
  public UserWorkloads(List<Path> classPath) {
    this.classPath = List.copyOf(classPath);
  }

  @Override
  public List<Workload> find() {
    List<Class<?>> named = namedByServiceFiles();
    if (!named.isEmpty()) {
      return named.stream().map(this::make).toList();
    }
    List<Class<?>> found = new ArrayList<>();
    for (String candidate : new ClassScan(classPath, Workload.class).names()) {
      load(candidate).filter(UserWorkloads::isWorkload).ifPresent(found::add);
    }
    List<Class<?>> usable = found.stream().filter(type -> fault(type).isEmpty()).toList();
    return (usable.isEmpty() ? found : usable).stream().map(this::make).toList();
  }

  @Override
  public Optional<Workload> ofClass(String name) {
    return load(name).map(this::make);
  }

  private List<Class<?>> namedByServiceFiles() {
    Set<Class<?>> types = new LinkedHashSet<>();
    try {
      // By type, since an instance that can't be made would end the search without saying why.
      ServiceLoader.load(Workload.class, LOADER).stream()
          .map(ServiceLoader.Provider::type)
          .filter(UserClasses::isUsers)
          .forEach(types::add);
    } catch (ServiceConfigurationError e) {
      String prefix = Workload.class.getName() + ": ";
      throw new IllegalArgumentException(
          "--classpath: %s: %s"
              .formatted(SERVICE_FILE, String.valueOf(e.getMessage()).replace(prefix, "")),
          e);
    } catch (LinkageError e) {
      throw new IllegalArgumentException(unloadable("a class that " + SERVICE_FILE + " names", e));
    }
    return List.copyOf(types);
  }

  private Optional<Class<?>> load(String name) {
    try {
      Class<?> type = Class.forName(name, false, LOADER);
      return UserClasses.isUsers(type) ? Optional.of(type) : Optional.empty();
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (LinkageError e) {
      throw new IllegalArgumentException(unloadable(name, e));
    }
  }

  private static String unloadable(String name, LinkageError e) {
    String message = String.valueOf(e.getMessage());
    Matcher version = TOO_NEW.matcher(message);
    if (e instanceof UnsupportedClassVersionError && version.find()) {
      return "--classpath: %s is compiled for Java %s and this JVM is %s; compile it with --release %s"
          .formatted(
              name,
              Integer.parseInt(version.group(1)) - VERSION_OFFSET,
              Runtime.version().feature(),
              Runtime.version().feature());
    }
    return "--classpath: %s can't be loaded: %s".formatted(name, UserCode.inWords(e));
  }

  private static boolean isWorkload(Class<?> type) {
    return Workload.class.isAssignableFrom(type)
        && !Modifier.isAbstract(type.getModifiers())
        && !type.isAnonymousClass()
        && !type.isLocalClass();
  }

  /** Why the class is none that a workload can be made of. */
  private static Optional<String> fault(Class<?> type) {
    String name = type.getName();
    if (!Workload.class.isAssignableFrom(type)) {
      return Optional.of(
          name + " is no workload: it doesn't implement " + Workload.class.getName());
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      return Optional.of(name + " is abstract");
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      return Optional.of(name + " is not public: write 'public class'");
    }
    try {
      var unused = type.getConstructor();
      return Optional.empty();
    } catch (NoSuchMethodException e) {
      return Optional.of(name + " has no public constructor without parameters");
    }
  }

  private Workload make(Class<?> type) {
    fault(type)
        .ifPresent(fault -> {
          throw new IllegalArgumentException("--classpath: " + fault);
        });
    try {
      Constructor<?> constructor = type.getConstructor();
      Workload workload = (Workload) constructor.newInstance();
      check(workload);
      return workload;
    } catch (InvocationTargetException e) {
      throw fails(type, "its constructor", e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("--classpath: %s: %s".formatted(type.getName(), e), e);
    } catch (LinkageError e) {
      throw fails(type, "its constructor", e);
    }
  }

  private static IllegalArgumentException fails(Class<?> type, String what, Throwable thrown) {
    return new IllegalArgumentException(
        "--classpath: %s: %s threw %s"
            .formatted(type.getName(), what, UserCode.describe(type.getName(), thrown)),
        thrown);
  }

  private static void check(Workload workload) {
    Class<?> type = workload.getClass();
    String name;
    Set<String> settings = new LinkedHashSet<>();
    try {
      name = String.valueOf(workload.name());
      for (Setting setting : workload.settings()) {
        if (TAKEN.contains(setting.name()) || !settings.add(setting.name())) {
          throw new IllegalArgumentException(
              "--classpath: %s has a setting '%s', a name that is taken"
                  .formatted(type.getName(), setting.name()));
        }
      }
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      // The user's own code may throw anything.
      throw fails(type, "name() or settings()", e);
    }
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "--classpath: %s calls itself '%s'; a name is lower-case letters, digits and hyphens"
              .formatted(type.getName(), name));
    }
  }
}
