package dev.parallax.campaign.rounds;

/**
 * What came of a simulated campaign, or of several, against the truth.
 *
 * @param campaigns how many
 * @param cells of all of them
 * @param bias of the cells' means as a share of their steady time, summed over cells
 * @param off cells with too much cold time in their mean that are not said to be cold
 * @param said cells that are said to be cold
 * @param wrong families in which a pair is decided against the truth
 * @param pairs of cells
 * @param covered those whose interval has the truth
 * @param forks that were run
 * @param again those of them that were run in the place of a cold one
 * @param warmUp seconds of all forks
 */
record AgainstTruth(
    int campaigns,
    int cells,
    double bias,
    int off,
    int said,
    int wrong,
    int pairs,
    int covered,
    int forks,
    int again,
    double warmUp) {
  static final AgainstTruth NONE = new AgainstTruth(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  AgainstTruth plus(AgainstTruth other) {
    return new AgainstTruth(
        campaigns + other.campaigns,
        cells + other.cells,
        bias + other.bias,
        off + other.off,
        said + other.said,
        wrong + other.wrong,
        pairs + other.pairs,
        covered + other.covered,
        forks + other.forks,
        again + other.again,
        warmUp + other.warmUp);
  }
}
