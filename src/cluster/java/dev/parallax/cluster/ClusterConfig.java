package dev.parallax.cluster;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;

/**
 * How the JVMs of one pool find each other and nobody else: on the loopback interface, on ports that
 * the kernel chooses, by a cluster name that only they know.
 *
 * <p>What Hazelcast does beyond that is off: multicast, detection of cloud providers, calls home,
 * shutdown hooks, Jet. Nothing that is received is deserialised by Java's own serialisation.
 */
final class ClusterConfig {
  static final String LOGGING = "hazelcast.logging.type";
  static final String NO_LOGGING = "none";
  static final String LOOPBACK = "127.0.0.1";

  /** Name of the executor that runs orders. */
  static final String TASKS = "tasks";

  /** Key of the member's work in its user context. */
  static final String WORK = "work";

  private ClusterConfig() {}

  /** Of the JVM that hands out tasks and runs none. */
  static Config ofDispatcher(String clusterName) {
    return base(clusterName).setLiteMember(true);
  }

  /**
   * Of a member.
   *
   * @param dispatcher address of the JVM that hands out tasks, with its port
   */
  static Config ofMember(String clusterName, String dispatcher, MemberWork work) {
    Config config = base(clusterName);
    config.getNetworkConfig().getJoin().getTcpIpConfig().addMember(dispatcher);
    config.getUserContext().put(WORK, work);
    return config.addExecutorConfig(new ExecutorConfig(TASKS, 1));
  }

  private static Config base(String clusterName) {
    Config config = new Config();
    config.setClusterName(clusterName);
    config.setProperty(LOGGING, NO_LOGGING);
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    // Members come one after the other, and nothing is to be moved to them: no partition holds data.
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.partition.count", "11");
    config.getJetConfig().setEnabled(false);
    config.getMetricsConfig().setEnabled(false);
    config.getNetworkConfig().setPort(0).setPortAutoIncrement(false);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface(LOOPBACK);
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true);
    config
        .getSerializationConfig()
        .addDataSerializableFactory(Order.FACTORY, id -> id == Order.ID ? new Order() : new Answer())
        // An empty list would allow all; orders are not written by Java's own serialisation.
        .setJavaSerializationFilterConfig(
            new JavaSerializationFilterConfig()
                .setDefaultsDisabled(true)
                .setWhitelist(new ClassFilter().addClasses(Order.class.getName())));
    return config;
  }
}
