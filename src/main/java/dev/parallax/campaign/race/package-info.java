/**
 * Which cells of a campaign need another round, by the racing rule of {@link
 * dev.parallax.stat.decision.Racing}.
 *
 * <p>May import: {@code stat}. It knows nothing of JMH, files or time: {@code campaign} tells it
 * what each fork took and asks what is still to be run, so that a campaign that is resumed from its
 * journal comes to the same answers as one that was never interrupted.
 *
 * <pre>{@code
 * Race race = new Race(families, RoundLimits.standard());
 * race.record("cpu platform x2", 0.0358);        // seconds per operation of one fork
 * List<RaceEvent> events = race.endRound(family); // who leaves, and whether it is over
 * boolean more = race.wants("cpu platform x2");
 * }</pre>
 */
@NullMarked
package dev.parallax.campaign.race;

import org.jspecify.annotations.NullMarked;
