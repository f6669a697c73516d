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

  /** Arguments: name of the cluster, address of the dispatcher, number of the member. */
  public static void main(String[] args) throws IOException {
    ParentWatch parent = ParentWatch.startInChild(() -> {});
    OomScore.raise(OomScore.OF_CHILD);
    int number = Integer.parseInt(args[2]);
    HazelcastInstance instance =
        Hazelcast.newHazelcastInstance(
            ClusterConfig.ofMember(args[0], args[1], number, new MemberWork()));
    JavaProcess.answer(instance.getCluster().getLocalMember().getUuid().toString());
    // Its threads keep it alive, until the pool closes its standard input or is gone.
    assert parent != null;
  }
}
