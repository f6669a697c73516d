package dev.parallax.recording;

/**
 * What costs threads time that serial does not need.
 *
 * @param kind how they spend it
 * @param method where: class and method
 * @param line where exactly, file and line; empty if unknown
 * @param within the method of the JDK's that it calls there; empty if it is the method itself
 * @param seconds of all threads in an operation
 * @param serialSeconds the same of serial
 * @param share of all that threads lose
 * @param ofThreads share of the threads' time, from 0 to 1; of samples for processor time
 * @param ofSerial the same of serial
 */
public record Loss(
    Kind kind,
    String method,
    String line,
    String within,
    double seconds,
    double serialSeconds,
    double share,
    double ofThreads,
    double ofSerial) {
  double growth() {
    return seconds - serialSeconds;
  }
}
