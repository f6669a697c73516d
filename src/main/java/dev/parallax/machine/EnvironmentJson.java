package dev.parallax.machine;

import dev.parallax.json.Json;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Machine, JVM and suite as fields of {@code environment.json}; what isn't known isn't written.
 *
 * @param machine what is measured on
 * @param jvm what measures
 * @param suiteRevision commit that the suite was built from
 */
public record EnvironmentJson(MachineFacts machine, JvmFacts jvm, Optional<String> suiteRevision) {
  /** Machine and JVM that this runs on. */
  public static EnvironmentJson here() {
    return new EnvironmentJson(
        MachineFacts.read(MachineFiles.ofThisMachine()),
        JvmFacts.ofThisJvm(PrivatePaths.ofThisUser()),
        SuiteRevision.read());
  }

  /** The fields; those of the file that are not of machine, JVM and suite are the caller's. */
  public Json.Obj toJson() {
    return new Json.Fields()
        .with("cpu", cpuFields())
        .with(
            "clock",
            new Json.Fields()
                .with("source", machine.clockSource())
                .with("available", machine.clockSources()))
        .with("memory", memoryFields())
        .with("limits", limitsFields())
        .with("container", machine.surroundings().container())
        .withFlag("virtualMachine", machine.surroundings().virtual())
        .with("hypervisor", machine.surroundings().hypervisor())
        .with("load", machine.load())
        .with("hottestMillidegrees", machine.hottestMillidegrees())
        .withFlag("onBattery", machine.onBattery())
        .with("jvm", jvmFields())
        .with("suiteRevision", suiteRevision)
        .toObject();
  }

  private Json.Fields cpuFields() {
    CpuFacts cpu = machine.cpu();
    return new Json.Fields()
        .with("model", cpu.model())
        .with("online", cpu.online())
        .with("allowed", cpu.allowed())
        .with("cores", cpu.cores())
        .withFlag("smt", cpu.smt())
        .with(
            "caches",
            new Json.Arr(cpu.caches().stream().<Json>map(EnvironmentJson::cache).toList()))
        .with("governors", cpu.clock().governors())
        .with("scalingDriver", cpu.clock().driver())
        .with("energyPreferences", cpu.clock().preferences())
        .withFlag("turbo", cpu.clock().turbo())
        .with("maxKilohertz", cpu.clock().maxKilohertz())
        .with("limitKilohertz", cpu.clock().limitKilohertz())
        .with("thermallyThrottledCount", cpu.clock().throttledCount());
  }

  private static Json.Obj cache(CpuFacts.Cache cache) {
    return new Json.Fields()
        .with("level", cache.level())
        .with("type", cache.type())
        .with("bytes", cache.bytes())
        .with("sharedBy", cache.sharedBy())
        .toObject();
  }

  private Json.Fields memoryFields() {
    MachineFacts.Memory memory = machine.memory();
    return new Json.Fields()
        .with("totalBytes", memory.totalBytes())
        .with("availableBytes", memory.availableBytes())
        .with("swapTotalBytes", memory.swapTotalBytes())
        .with("swapUsedBytes", memory.swapUsedBytes())
        .with("transparentHugePages", memory.hugePages());
  }

  private Json.Fields limitsFields() {
    MachineFacts.Limits limits = machine.limits();
    return new Json.Fields()
        .with("cgroupVersion", limits.version())
        .with(
            "quotaCores",
            limits.quotaCores().map(OptionalDouble::of).orElse(OptionalDouble.empty()))
        .with("cpus", limits.cpus())
        .with("memoryBytes", limits.memoryBytes())
        .with("throttledPeriods", limits.throttledPeriods());
  }

  private Json.Fields jvmFields() {
    return new Json.Fields()
        .with("vendor", jvm.vendor())
        .with("version", jvm.version())
        .with("name", jvm.name())
        .with("collectors", jvm.collectors())
        .with("flags", jvm.flags())
        .with("environmentOptions", jvm.environmentOptions())
        .with("maxHeapBytes", jvm.maxHeapBytes())
        .with("processors", jvm.processors());
  }
}
