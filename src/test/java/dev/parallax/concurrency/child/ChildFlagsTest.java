package dev.parallax.concurrency.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of a parent's flags a child JVM has too. */
class ChildFlagsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:AOTCache=suite.aot",
        "-Xint",
        "-Xss4m"
      })
  void whatTheCompilerTheCollectorOrTheStartDependsOnIsInherited(String flag) {
    assertThat(ChildFlags.inherited(List.of(flag))).containsExactly(flag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dkey=value",
        "-Djava.library.path=/opt/lib",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-modules=jdk.incubator.vector",
        "--module-path=/opt/modules",
        "--enable-preview",
        "-ea",
        "-ea:com.acme...",
        "-enablesystemassertions",
        "-Xbootclasspath/a:/opt/lib/agent.jar",
        "--enable-native-access=ALL-UNNAMED",
        "--illegal-native-access=deny"
      })
  void whatOwnWorkFindsInItsJvmIsInherited(String flag) {
    assertThat(ChildFlags.inherited(List.of(flag))).containsExactly(flag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx8g",
        "-XX:MaxHeapSize=8g",
        "-XX:MaxRAMPercentage=50",
        "-XX:NewSize=800m",
        "-XX:MaxNewSize=800m",
        "-XX:MaxRAM=8g",
        "-XX:+AggressiveHeap",
        "-agentlib:jdwp=transport=dt_socket",
        "-Dparallax.fork=true",
        "-Djmh.ignoreLock=true",
        "-Dcom.sun.management.jmxremote.port=7091",
        "-XX:StartFlightRecording=filename=all.jfr",
        "-XX:HeapDumpPath=heap.hprof",
        "-XX:ErrorFile=crash.log",
        "-XX:ReplayDataFile=replay.log",
        "-XX:SharedArchiveFile=suite.jsa",
        "-XX:ArchiveClassesAtExit=suite.jsa",
        "-XX:AOTMode=record",
        "-XX:AOTConfiguration=suite.conf",
        "-XX:AOTCacheOutput=suite.aot"
      })
  void sizesOfHeapsAgentsTheSuitesPropertiesAndFilesThatAJvmWritesAreNot(String flag) {
    assertThat(ChildFlags.inherited(List.of(flag))).isEmpty();
  }
}
