package dev.parallax.machine;

import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;

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

  /** Writes the fields into the object that is open. */
  public void writeTo(JsonGenerator json) {
    Fields fields = new Fields(json);
    fields.object("cpu", () -> cpu(fields, json));
    fields.object("clock", () -> clock(fields));
    fields.object("memory", () -> memory(fields));
    fields.object("limits", () -> limits(fields));
    fields.text("container", machine.surroundings().container());
    fields.flag("virtualMachine", machine.surroundings().virtual());
    fields.text("hypervisor", machine.surroundings().hypervisor());
    fields.number("load", machine.load());
    fields.number("hottestMillidegrees", machine.hottestMillidegrees());
    fields.flag("onBattery", machine.onBattery());
    fields.object("jvm", () -> jvm(fields));
    fields.text("suiteRevision", suiteRevision);
  }

  private void cpu(Fields fields, JsonGenerator json) {
    CpuFacts cpu = machine.cpu();
    fields.text("model", cpu.model());
    fields.number("online", cpu.online());
    fields.number("allowed", cpu.allowed());
    fields.number("cores", cpu.cores());
    fields.flag("smt", cpu.smt());
    json.writeArrayPropertyStart("caches");
    for (CpuFacts.Cache cache : cpu.caches()) {
      json.writeStartObject();
      fields.number("level", cache.level());
      fields.text("type", cache.type());
      fields.number("bytes", cache.bytes());
      fields.number("sharedBy", cache.sharedBy());
      json.writeEndObject();
    }
    json.writeEndArray();
    fields.texts("governors", cpu.clock().governors());
    fields.text("scalingDriver", cpu.clock().driver());
    fields.texts("energyPreferences", cpu.clock().preferences());
    fields.flag("turbo", cpu.clock().turbo());
    fields.number("maxKilohertz", cpu.clock().maxKilohertz());
    fields.number("limitKilohertz", cpu.clock().limitKilohertz());
    fields.number("thermallyThrottledCount", cpu.clock().throttledCount());
  }

  private void clock(Fields fields) {
    fields.text("source", machine.clockSource());
    fields.texts("available", machine.clockSources());
  }

  private void memory(Fields fields) {
    MemoryFacts memory = machine.memory();
    fields.number("totalBytes", memory.totalBytes());
    fields.number("availableBytes", memory.availableBytes());
    fields.number("swapTotalBytes", memory.swapTotalBytes());
    fields.number("swapUsedBytes", memory.swapUsedBytes());
    fields.text("transparentHugePages", memory.hugePages());
  }

  private void limits(Fields fields) {
    LimitFacts limits = machine.limits();
    fields.number("cgroupVersion", limits.version());
    fields.number(
        "quotaCores", limits.quotaCores().map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    fields.number("cpus", limits.cpus());
    fields.number("memoryBytes", limits.memoryBytes());
    fields.number("throttledPeriods", limits.throttledPeriods());
  }

  private void jvm(Fields fields) {
    fields.text("vendor", jvm.vendor());
    fields.text("version", jvm.version());
    fields.text("name", jvm.name());
    fields.texts("collectors", jvm.collectors());
    fields.texts("flags", jvm.flags());
    fields.number("maxHeapBytes", jvm.maxHeapBytes());
    fields.number("processors", jvm.processors());
  }
}
