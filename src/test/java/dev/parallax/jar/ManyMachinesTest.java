package dev.parallax.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The workflow and the manifests, as far as they can be held without GitHub and a cluster: the
 * parts that matter stand where the engines look for them, and refer to each other.
 */
class ManyMachinesTest {
  static final String WORKFLOW = ".github/workflows/benchmarks.yml";
  static final String JOB = "src/docs/kubernetes-job.yaml";
  static final String REPORT = "src/docs/kubernetes-report.yaml";

  private static Yaml workflow() {
    return Yaml.documents(WORKFLOW).getFirst();
  }

  /** The pod of a manifest's job. */
  private static Yaml pod(String manifest) {
    return job(manifest).at("spec", "template", "spec");
  }

  private static Yaml job(String manifest) {
    return Yaml.documents(manifest).getLast();
  }

  @Test
  void theWorkflowIsStartedByHandAndMayOnlyRead() {
    Yaml workflow = workflow();

    assertThat(workflow.names()).containsExactlyInAnyOrder("name", "on", "permissions", "jobs");
    assertThat(workflow.at("on").names()).containsExactly("workflow_dispatch");
    assertThat(workflow.at("permissions").text()).isEqualTo("{contents=read}");
    workflow
        .at("on", "workflow_dispatch", "inputs")
        .names()
        .forEach(input ->
            assertThat(workflow.at("on", "workflow_dispatch", "inputs", input).names())
                .containsExactlyInAnyOrder("description", "type", "default"));
  }

  @Test
  void everyRunnerUploadsWhatTheReportDownloads() {
    Yaml measure = workflow().at("jobs", "measure");
    Set<String> names = new HashSet<>();
    for (Yaml os : measure.at("strategy", "matrix", "os").items()) {
      for (Yaml copy : measure.at("strategy", "matrix", "copy").items()) {
        String name =
            measure
                .at("steps")
                .items()
                .getLast()
                .at("with", "name")
                .text()
                .replace("${{ matrix.os }}", os.text())
                .replace("${{ matrix.copy }}", copy.text());
        assertThat(names.add(name)).as("one artifact per runner").isTrue();
      }
    }
    String pattern =
        workflow().at("jobs", "report", "steps").items().stream()
            .filter(step -> step.has("with") && step.at("with").has("pattern"))
            .findFirst()
            .orElseThrow()
            .at("with", "pattern")
            .text();
    assertThat(pattern).endsWith("*");
    assertThat(names)
        .hasSizeGreaterThan(2)
        .allMatch(name -> name.startsWith(pattern.replace("*", "")))
        .doesNotContain("jar", "report");
    assertThat(measure.at("strategy", "fail-fast").text()).isEqualTo("false");
    assertThat(measure.at("steps").item("name", "Measure").at("env", "PARALLAX_MACHINE").text())
        .contains("matrix.os", "matrix.copy");
  }

  @Test
  void theJobIsIndexedAndPutsOnePodOnANode() {
    Yaml job = job(JOB);

    assertThat(job.at("apiVersion").text()).isEqualTo("batch/v1");
    assertThat(job.at("kind").text()).isEqualTo("Job");
    assertThat(job.at("spec", "completionMode").text()).isEqualTo("Indexed");
    assertThat(job.at("spec", "completions").text())
        .isEqualTo(job.at("spec", "parallelism").text())
        .matches("[2-9]");
    Yaml rule =
        pod(JOB)
            .at("affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
            .items()
            .getFirst();
    assertThat(rule.at("topologyKey").text()).isEqualTo("kubernetes.io/hostname");
    assertThat(rule.at("labelSelector", "matchLabels").text())
        .isEqualTo(job.at("spec", "template", "metadata", "labels").text());
  }

  @Test
  void theCampaignHasWholeCpusForItself() {
    Yaml resources = pod(JOB).at("containers").items().getFirst().at("resources");

    assertThat(resources.at("requests").names()).containsExactlyInAnyOrder("cpu", "memory");
    assertThat(resources.at("requests").text()).isEqualTo(resources.at("limits").text());
    assertThat(resources.at("limits", "cpu").text()).matches("[1-9][0-9]*");
    assertThat(pod(JOB).at("containers").items()).hasSize(1);
    assertThat(pod(JOB).has("initContainers")).isFalse();
  }

  @Test
  void theNodeNamesTheMachine() {
    Yaml env = pod(JOB).at("containers").items().getFirst().at("env");

    assertThat(env.item("name", "PARALLAX_MACHINE").at("valueFrom", "fieldRef", "fieldPath").text())
        .isEqualTo("spec.nodeName");
  }

  @ParameterizedTest
  @ValueSource(strings = {JOB, REPORT})
  void aPodMayDoLittleAndItsVolumesAreThere(String manifest) {
    Yaml pod = pod(manifest);
    Yaml container = pod.at("containers").items().getFirst();

    assertThat(pod.at("restartPolicy").text()).isEqualTo("Never");
    assertThat(pod.at("automountServiceAccountToken").text()).isEqualTo("false");
    assertThat(pod.at("securityContext", "runAsNonRoot").text()).isEqualTo("true");
    assertThat(container.at("securityContext", "allowPrivilegeEscalation").text())
        .isEqualTo("false");
    assertThat(container.at("securityContext", "capabilities", "drop").text()).isEqualTo("[ALL]");
    assertThat(container.at("command").text()).isEqualTo("[bash, -c]");
    assertThat(container.at("args").items()).hasSize(1);
    List<String> volumes =
        pod.at("volumes").items().stream().map(volume -> volume.at("name").text()).toList();
    assertThat(container.at("volumeMounts").items())
        .allSatisfy(mount -> assertThat(volumes).contains(mount.at("name").text()));
    assertThat(
            pod.at("volumes").item("name", "data").at("persistentVolumeClaim", "claimName").text())
        .isEqualTo(Yaml.documents(JOB).getFirst().at("metadata", "name").text());
  }
}
