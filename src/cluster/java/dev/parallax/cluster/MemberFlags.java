package dev.parallax.cluster;

import java.util.ArrayList;
import java.util.List;

/** JVM flags of a member besides those of a child JVM. */
final class MemberFlags {
  /** What Hazelcast asks for by a warning: access to the JDK for its network and its figures. */
  private static final List<String> ACCESS =
      List.of(
          "--add-modules=java.se",
          "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.management/sun.management=ALL-UNNAMED",
          "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

  /** Its library of queues asks Unsafe for field offsets, about which JDK 24 and later warn. */
  private static final String SILENCE = "-Dsun.misc.unsafe.memory.access=allow";

  private MemberFlags() {}

  static List<String> of(List<String> childFlags) {
    List<String> flags = new ArrayList<>(childFlags);
    flags.addAll(ACCESS);
    flags.add(SILENCE);
    flags.add("-D" + ClusterConfig.LOGGING + "=" + ClusterConfig.NO_LOGGING);
    return List.copyOf(flags);
  }
}
