/** When centres help each other (domain §7); every figure may be set for a site. */
export type AidSettings = {
  /** A call that waits longer makes its centre divert. */
  wait_ms: number;
  /** So does a forecast of fewer than `share` of calls answered within `target_s`, when it lasts `forecast_ms`. */
  target_s: number; share: number; forecast_ms: number;
  /** It ends when the pressure stays under this share of the trigger for `calm_ms`. */
  calmShare: number; calm_ms: number;
  /** How long a call waits for its own centre before it is diverted. */
  divertAfter_ms: number;
  /** Free call takers that a partner keeps for its own calls. */
  reserve: number;
  /** Over how long the arrivals are counted, and how long a call takes when the centre has no figure of its own. */
  window_ms: number; handling_s: number;
};

const MINUTE_MS = 60_000;

/** What holds where a site sets nothing. */
export const AID_SETTINGS: AidSettings = {
  wait_ms: 15_000, target_s: 30, share: 0.8, forecast_ms: 10 * MINUTE_MS, calmShare: 0.5, calm_ms: 10 * MINUTE_MS,
  divertAfter_ms: 5_000, reserve: 1, window_ms: 10 * MINUTE_MS, handling_s: 150,
};
