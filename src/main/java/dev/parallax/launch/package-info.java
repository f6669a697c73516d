/**
 * The jar's main class: finds a JDK that can run the suite and starts it there.
 *
 * <p>It starts another JVM when this one is too old, when a command loads JMH, which needs a flag
 * at JVM start, and for a report of some megabytes, which is done sooner without C2.
 *
 * <p>May import: nothing; compiled for Java 11, so that an older {@code java} can at least run this
 * much.
 *
 * <pre>{@code
 * java -jar benchmarks.jar --quick
 * }</pre>
 */
package dev.parallax.launch;
