package dev.parallax.workload;

/**
 * A workload of the user's own, as it is known in JVMs that don't run it: it says what the user's
 * class says, and its class is loaded only where the work is done.
 */
public interface UsersWorkload extends Workload {
  /** Name of the user's class. */
  String className();

  /** Name of the class that does the work. */
  static String classNameOf(Workload workload) {
    return workload instanceof UsersWorkload users
        ? users.className()
        : workload.getClass().getName();
  }
}
