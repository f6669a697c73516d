package dev.parallax.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layers between us and the hardware. The signs are those that systemd-detect-virt and
 * container runtimes document; a machine without any sign is not taken for one or the other.
 *
 * @param container the runtime's name, such as docker; absent if there is no sign of one
 * @param virtual whether this is a virtual machine; absent where the processor has no flag for it
 * @param hypervisor its name, such as kvm, if there is a sign of it
 */
public record Surroundings(
    Optional<String> container, Optional<Boolean> virtual, Optional<String> hypervisor) {
  private static final Map<String, String> VENDORS = new LinkedHashMap<>();

  static {
    VENDORS.put("qemu", "qemu");
    VENDORS.put("amazon ec2", "amazon");
    VENDORS.put("google", "google");
    VENDORS.put("vmware", "vmware");
    VENDORS.put("innotek", "virtualbox");
    VENDORS.put("oracle corporation virtualbox", "virtualbox");
    VENDORS.put("microsoft corporation virtual machine", "hyper-v");
    VENDORS.put("xen", "xen");
    VENDORS.put("parallels", "parallels");
    VENDORS.put("apple inc. apple virtualization", "apple");
    VENDORS.put("openstack", "openstack");
    VENDORS.put("kvm", "kvm");
  }

  static Surroundings read(MachineFiles files) {
    Optional<String> hypervisor = hypervisor(files);
    return new Surroundings(container(files), virtual(files, hypervisor), hypervisor);
  }

  private static Optional<String> container(MachineFiles files) {
    if (files.exists(".dockerenv")) {
      return Optional.of("docker");
    }
    if (files.exists("run/.containerenv")) {
      return Optional.of("podman");
    }
    Optional<String> systemd = files.text("run/systemd/container");
    if (systemd.isPresent()) {
      return systemd.filter(name -> name.matches("[\\w-]{1,40}"));
    }
    String groups = files.text("proc/1/cgroup").orElse("");
    // Version 2 hides the path; the files that the runtime mounts still show where they are from.
    String mounts = files.text("proc/self/mountinfo").orElse("");
    return Stream.of(
            new Sign("kubepods", "kubernetes", groups),
            new Sign("/kubelet/pods/", "kubernetes", mounts),
            new Sign("docker", "docker", groups),
            new Sign("/docker/containers/", "docker", mounts),
            new Sign("libpod", "podman", groups),
            new Sign("/lxc", "lxc", groups),
            new Sign("containerd", "containerd", groups))
        .filter(sign -> sign.in().contains(sign.text()))
        .map(Sign::name)
        .findFirst();
  }

  private record Sign(String text, String name, String in) {}

  /** x86 processors have a flag for it; on others only a known name is a sign. */
  private static Optional<Boolean> virtual(MachineFiles files, Optional<String> hypervisor) {
    List<String> flags =
        files.lines("proc/cpuinfo").stream().filter(line -> line.startsWith("flags")).toList();
    if (flags.isEmpty()) {
      return hypervisor.map(name -> true);
    }
    return Optional.of(List.of(flags.getFirst().split("\\s+", -1)).contains("hypervisor"));
  }

  private static Optional<String> hypervisor(MachineFiles files) {
    Optional<String> xen = files.text("sys/hypervisor/type");
    if (xen.isPresent()) {
      return xen.filter(name -> name.matches("\\w{1,20}"));
    }
    String names =
        (files.text("sys/class/dmi/id/sys_vendor").orElse("")
                + " "
                + files.text("sys/class/dmi/id/product_name").orElse(""))
            .toLowerCase(Locale.ROOT);
    if (names.contains(".metal")) {
      // Clouds rent bare machines under the same vendor.
      return Optional.empty();
    }
    return VENDORS.entrySet().stream()
        .filter(vendor -> names.contains(vendor.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> byClock(files));
  }

  private static Optional<String> byClock(MachineFiles files) {
    String clocks =
        files.text("sys/devices/system/clocksource/clocksource0/available_clocksource").orElse("");
    return clocks.contains("kvm-clock")
        ? Optional.of("kvm")
        : clocks.contains("hyperv") ? Optional.of("hyper-v") : Optional.empty();
  }
}
