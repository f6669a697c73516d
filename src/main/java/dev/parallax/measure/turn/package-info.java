/**
 * Turns: how a campaign lets forks that live side by side measure one after the other. Both ends of
 * the channel are here, the campaign's and the fork's.
 *
 * <p>May import: {@code concurrency}, {@code jvm}.
 *
 * <pre>{@code
 * try (TurnServer server = TurnServer.open()) {
 *   Seat seat = server.newSeat();     // the fork is told seat.address() and seat.number()
 *   while (seat.awaitArrival() != Seat.Arrival.NONE) {     // the fork waits: TurnGate.await()
 *     seat.grant();
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.parallax.measure.turn;

import org.jspecify.annotations.NullMarked;
