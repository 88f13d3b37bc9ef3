import type { Text } from '#base/values/lang.ts';

/** A figure that a site sets for itself: its default, bounds, unit, and where the default comes from. */
export type SettingSpec = { default: number; min: number; max: number; unit: 's' | 'min' | 'h' | '%' | 'm' | 'people' | '1'; label: Text };

const spec = (fallback: number, min: number, max: number, unit: SettingSpec['unit'], fr: string, en: string): SettingSpec =>
  ({ default: fallback, min, max, unit, label: { fr, en } });

/**
 * Every threshold of the boards and indicators. None is the quotation of a rule: official texts vary, so a centre sets its own
 * (domain §2, §5, §9, §12).
 */
export const SETTINGS = {
  qs1_s: spec(30, 1, 300, 's', 'QS1 : décroché au plus en', 'QS1: answered within'),
  qs1_target_percent: spec(99, 0, 100, '%', 'QS1 : part visée', 'QS1: share aimed at'),
  second_answer_s: spec(60, 1, 600, 's', 'Second seuil de décroché', 'Second threshold of pick-up'),
  short_abandon_s: spec(15, 0, 120, 's', 'Abandon court, compté à part, sous', 'Short abandonment, counted apart, below'),
  doctor_p0_s: spec(60, 1, 3_600, 's', 'Médecin : délai visé en P0', 'Doctor: delay aimed at for P0'),
  doctor_p1_s: spec(300, 1, 7_200, 's', 'Médecin : délai visé en P1', 'Doctor: delay aimed at for P1'),
  doctor_p2_s: spec(1_200, 1, 14_400, 's', 'Médecin : délai visé en P2', 'Doctor: delay aimed at for P2'),
  doctor_p3_s: spec(3_600, 1, 86_400, 's', 'Médecin : délai visé en P3', 'Doctor: delay aimed at for P3'),
  departure_r1_s: spec(300, 1, 3_600, 's', 'Départ visé pour un R1 (médiane)', 'Departure aimed at for an R1 (median)'),
  acknowledged_s: spec(10, 1, 600, 's', 'Message acquitté au plus en', 'Message acknowledged within'),
  acknowledged_target_percent: spec(99.9, 0, 100, '%', 'Messages acquittés à temps : part visée',
    'Messages acknowledged in time: share aimed at'),
  late_arrival_min: spec(5, 0, 120, 'min', 'Alerte : sans statut après l’heure estimée', 'Alert: no status after the estimate'),
  unestimated_arrival_min: spec(20, 1, 240, 'min', 'Alerte : sans arrivée, faute d’estimation', 'Alert: no arrival, without an estimate'),
  first_report_min: spec(20, 1, 240, 'min', 'Alerte : R1 sur place sans bilan', 'Alert: R1 on scene without a report'),
  position_old_s: spec(120, 10, 3_600, 's', 'Position vieillie après', 'Position grows old after'),
  after_call_s: spec(30, 0, 600, 's', 'Travail après appel', 'Work after a call'),
  handling_s: spec(150, 10, 3_600, 's', 'Durée d’un appel, faute de mesure', 'Handling of a call, when not measured'),
  link_silent_s: spec(120, 5, 3_600, 's', 'Lien muet après', 'Link is silent after'),
  bed_hold_h: spec(2, 1, 24, 'h', 'Lit réservé pendant', 'Bed kept for'),
  aid_wait_s: spec(15, 1, 300, 's', 'Entraide : un appel attend plus de', 'Mutual aid: a call waits over'),
  aid_target_s: spec(30, 1, 300, 's', 'Entraide : prévision de décroché en', 'Mutual aid: forecast of pick-up within'),
  aid_share_percent: spec(80, 1, 99, '%', 'Entraide : part prévue sous', 'Mutual aid: share forecast under'),
  aid_forecast_min: spec(10, 0, 120, 'min', 'Entraide : prévision basse pendant', 'Mutual aid: low forecast for'),
  aid_calm_percent: spec(50, 1, 100, '%', 'Entraide : calme sous cette part du seuil', 'Mutual aid: calm under this share of the trigger'),
  aid_calm_min: spec(10, 0, 120, 'min', 'Entraide : fin après un calme de', 'Mutual aid: ends after a calm of'),
  aid_divert_after_s: spec(5, 0, 300, 's', 'Entraide : un appel sonne d’abord ici', 'Mutual aid: a call rings here first for'),
  aid_reserve: spec(1, 0, 50, 'people', 'Entraide : ARM gardés pour ses propres appels', 'Mutual aid: call takers kept for its own calls'),
  aid_regulation_min: spec(20, 1, 240, 'min', 'Entraide : dossier P2, P3 ou SNP proposé à un autre centre après',
    'Mutual aid: P2, P3 or unscheduled dossier offered to another centre after'),
  aid_doctor_reserve: spec(1, 0, 50, 'people', 'Entraide : médecins gardés pour ses propres dossiers',
    'Mutual aid: doctors kept for its own dossiers'),
  duplicate_near_m: spec(300, 10, 5_000, 'm', 'Même évènement ? : deux dossiers à moins de', 'Same event?: two dossiers within'),
  duplicate_soon_min: spec(30, 1, 240, 'min', 'Même évènement ? : ouverts à moins de', 'Same event?: opened within'),
  cluster_calls: spec(3, 2, 50, '1', 'Grappe : plus de ce nombre d’appels', 'Cluster: more calls than'),
  cluster_m: spec(1_000, 50, 20_000, 'm', 'Grappe : dans un rayon de', 'Cluster: within a radius of'),
  cluster_min: spec(10, 1, 120, 'min', 'Grappe : en', 'Cluster: in'),
  around_m: spec(500, 50, 5_000, 'm', 'Avant décroché : appels autour, à moins de', 'Before pick-up: calls around, within'),
  mobilisation_base_s: spec(120, 0, 1_800, 's', 'Délai de départ à la base', 'Time to leave from the base'),
  mobilisation_road_s: spec(30, 0, 1_800, 's', 'Délai de départ sur la route', 'Time to leave from the road'),
  hand_over_min: spec(20, 0, 240, 'min', 'Libre après l’arrivée à l’hôpital', 'Free after the arrival at the hospital'),
  end_of_care_min: spec(5, 0, 240, 'min', 'Libre après la fin des soins', 'Free after the end of care'),
  soon_free_min: spec(15, 0, 240, 'min', 'Proposé s’il est libre d’ici', 'Proposed when free within'),
  inhabitants: spec(0, 0, 20_000_000, 'people', 'Habitants du territoire (0 : inconnu)', 'Inhabitants of the territory (0: unknown)'),
} as const satisfies Record<string, SettingSpec>;

export type SettingName = keyof typeof SETTINGS;
export type Settings = Readonly<Record<SettingName, number>>;

const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** All settings of a centre: its own where it has set one. */
export const settingsOf = (own: Readonly<Record<string, number>>): Settings =>
  Object.fromEntries(SETTING_NAMES.map((name) => [name, own[name] ?? SETTINGS[name].default])) as Settings;

/** Is this a value that the setting may take? */
export const isSettable = (name: string, value: number): name is SettingName => {
  if (!Object.hasOwn(SETTINGS, name)) return false;
  const { min, max } = SETTINGS[name as SettingName];
  return Number.isFinite(value) && value >= min && value <= max;
};
