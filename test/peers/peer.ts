/** A peer that could not be had, and what to install for it. */
export type Missing = { skip: string };

/**
 * Says why a test that needs a peer is skipped; where peers are required (`CI=true` with
 * `SOCLE_REQUIRE_PEERS=1`) it throws instead, so that a green run never hides a missing peer.
 */
export const missingPeer = (reason: string): Missing => {
  if (process.env['CI'] === 'true' && process.env['SOCLE_REQUIRE_PEERS'] === '1') throw new Error(reason);
  return { skip: reason };
};

/** True when `start` gave a peer. */
export const isMissing = (peer: object): peer is Missing => 'skip' in peer;
