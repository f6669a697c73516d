/**
 * The jar's main class: finds a JDK that can run the suite and starts it there.
 *
 * <p>May import: nothing; compiled for Java 11, so that an older {@code java} can at least run this
 * much.
 *
 * <pre>{@code
 * java -jar benchmarks.jar --quick
 * }</pre>
 */
package dev.parallax.launch;
