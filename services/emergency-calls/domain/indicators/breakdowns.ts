import type { Text } from '#base/values/lang.ts';
import { countOf, quantile } from './cells.ts';
import type { Gathered } from './figures.ts';
import type { Measure } from './observation.ts';
import type { Settings } from './settings.ts';

/** A measure cut by its key: how many, and how long it took. */
type BreakdownSpec = { id: string; measure: Measure; timed: boolean; label: Text; by: Text;
  /** Most seconds that the median, or all but one in a hundred, should take under this key; none for others. */
  targetOf?: (key: string, settings: Settings) => number | undefined };

const LINE = { fr: 'Ligne', en: 'Line' };
const PRIORITY = { fr: 'Priorité', en: 'Priority' };
const LEVEL_VECTOR = { fr: 'Niveau et vecteur', en: 'Level and vehicle' };

const doctorTarget = (key: string, s: Settings): number | undefined =>
  ({ P0: s.doctor_p0_s, P1: s.doctor_p1_s, P2: s.doctor_p2_s, P3: s.doctor_p3_s })[key];

/** The cuts of domain §12. */
export const BREAKDOWNS: readonly BreakdownSpec[] = [
  { id: 'pickUp', measure: 'appel.decroche', timed: true, label: { fr: 'Décroché par ligne', en: 'Pick-up by line' }, by: LINE },
  { id: 'doctor', measure: 'medecin.attente', timed: true, by: PRIORITY, targetOf: doctorTarget,
    label: { fr: 'Attente du médecin par priorité', en: 'Wait for the doctor by priority' } },
  { id: 'decision', measure: 'decision.delai', timed: true, label: { fr: 'De l’ouverture à la première décision',
    en: 'From opening to first decision' },
    by: { fr: 'Niveau', en: 'Level' } },
  { id: 'decisions', measure: 'decision.type', timed: false, label: { fr: 'Décisions', en: 'Decisions' },
    by: { fr: 'Décision', en: 'Decision' } },
  { id: 'alerted', measure: 'mission.declenchement', timed: true, by: LEVEL_VECTOR,
    label: { fr: 'De la décision au déclenchement', en: 'From decision to alert' } },
  { id: 'left', measure: 'mission.depart', timed: true, by: LEVEL_VECTOR, label: { fr: 'De la décision au départ',
    en: 'From decision to departure' },
    targetOf: (key, s) => (key.startsWith('R1|') ? s.departure_r1_s : undefined) },
  { id: 'arrived', measure: 'mission.arrivee', timed: true, by: LEVEL_VECTOR,
    label: { fr: 'De l’ouverture à l’arrivée sur place', en: 'From opening to arrival on scene' } },
  { id: 'door', measure: 'mission.porte', timed: true, by: LEVEL_VECTOR,
    label: { fr: 'De l’ouverture à l’arrivée à destination', en: 'From opening to arrival at destination' } },
  { id: 'messages', measure: 'message.acquitte', timed: true, label: { fr: 'Acquittement des messages', en: 'Acknowledgement of messages' },
    by: { fr: 'Modèle', en: 'Model' } },
  { id: 'transfers', measure: 'transfert.accepte', timed: true, label: { fr: 'Transferts acceptés', en: 'Transfers accepted' },
    by: { fr: 'Centre', en: 'Centre' } },
];

/** One line of a cut; seconds are `null` for what only counts. */
export type BreakdownRow = { key: string; count: number; p50: number | null; p90: number | null; p99: number | null; longest: number | null;
  target: number | null };

/** The lines of one cut. */
export const breakdownRows = ({ measure, targetOf }: BreakdownSpec, gathered: Gathered, settings: Settings): BreakdownRow[] =>
  gathered.keys(measure).map((key) => {
    const bins = gathered.of(measure, key);
    const [p50, p90, p99, longest] = [0.5, 0.9, 0.99, 1].map((part) => quantile(bins, part));
    return { key, count: countOf(bins), p50: p50!, p90: p90!, p99: p99!, longest: longest!, target: targetOf?.(key, settings) ?? null };
  });
