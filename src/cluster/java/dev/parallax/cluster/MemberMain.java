package dev.parallax.cluster;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.parallax.jvm.JavaProcess;
import dev.parallax.jvm.OomScore;
import dev.parallax.jvm.ParentWatch;
import java.io.IOException;

/** Main class of a member's JVM: joins, and does what it is asked until its parent is gone. */
final class MemberMain {
  private MemberMain() {}

  /** Arguments: name of the cluster, address of the dispatcher. */
  public static void main(String[] args) throws IOException {
    var unused = ParentWatch.startInChild(() -> {});
    OomScore.raise(OomScore.OF_CHILD);
    HazelcastInstance instance =
        Hazelcast.newHazelcastInstance(
            ClusterConfig.ofMember(args[0], args[1], new MemberWork()));
    JavaProcess.answer(instance.getCluster().getLocalMember().getUuid().toString());
    // Hazelcast's threads keep it alive, until the pool closes its standard input or is gone.
  }
}
