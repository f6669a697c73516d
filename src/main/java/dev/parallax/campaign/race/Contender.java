package dev.parallax.campaign.race;

/**
 * A cell as the race sees it.
 *
 * @param id which cell it is; the same cell may take part in several families, as serial does
 * @param recommendable false for a cell whose work differs by nature
 */
public record Contender(String id, boolean recommendable) {}
