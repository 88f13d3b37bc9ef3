import { settingsOf, type Settings } from '../indicators/settings.ts';

/** When centres help each other (domain §7); every centre may set its own. */
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
  /** How long a dossier of P2, P3 or the branch SNP waits for a doctor at home, and the doctors that a partner keeps. */
  regulationAfter_ms: number; doctorReserve: number;
};

const [SECOND_MS, MINUTE_MS] = [1_000, 60_000];

/** Mutual aid as a centre sets it. */
export const aidSettingsOf = (own: Settings): AidSettings => ({
  wait_ms: own.aid_wait_s * SECOND_MS, target_s: own.aid_target_s, share: own.aid_share_percent / 100,
  forecast_ms: own.aid_forecast_min * MINUTE_MS, calmShare: own.aid_calm_percent / 100, calm_ms: own.aid_calm_min * MINUTE_MS,
  divertAfter_ms: own.aid_divert_after_s * SECOND_MS, reserve: own.aid_reserve, window_ms: 10 * MINUTE_MS, handling_s: own.handling_s,
  regulationAfter_ms: own.aid_regulation_min * MINUTE_MS, doctorReserve: own.aid_doctor_reserve });

/** What holds where a centre sets nothing. */
export const AID_SETTINGS: AidSettings = aidSettingsOf(settingsOf({}));

/** The settings of each centre. */
export type AidSettingsFor = (centre: string) => AidSettings;
