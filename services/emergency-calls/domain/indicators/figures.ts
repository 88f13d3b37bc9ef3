import type { Text } from '#base/values/lang.ts';
import { addBins, countOf, meanOf, quantile, within, type Bins, type Cell } from './cells.ts';
import type { Measure } from './observation.ts';
import type { Settings } from './settings.ts';

/** Cells of a span, merged over its hours and ready to be asked. */
export type Gathered = {
  all(measure: Measure): Bins;
  of(measure: Measure, key: string): Bins;
  keys(measure: Measure): readonly string[];
  hours: ReadonlySet<string>;
};

/** Merges cells over their hours. */
export const gather = (cells: readonly Cell[]): Gathered => {
  const byMeasure = new Map<string, Map<string, Bins>>();
  const hours = new Set<string>();
  for (const { hour, measure, key, bins } of cells) {
    const keys = byMeasure.get(measure) ?? new Map<string, Bins>();
    keys.set(key, addBins(keys.get(key) ?? {}, bins));
    byMeasure.set(measure, keys);
    if (measure === 'arm.dossier' || measure === 'medecin.dossier') hours.add(`${measure} ${hour} ${key}`);
  }
  return { hours, all: (measure) => [...byMeasure.get(measure)?.values() ?? []].reduce(addBins, {}),
    of: (measure, key) => byMeasure.get(measure)?.get(key) ?? {}, keys: (measure) => [...byMeasure.get(measure)?.keys() ?? []].sort() };
};

export type FigureUnit = '%' | 's' | 'count' | 'ratio';
export type FigureSpec = { id: string; unit: FigureUnit; label: Text; target?: (settings: Settings) => { min?: number; max?: number };
  value(gathered: Gathered, settings: Settings): number | null };

const share = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const count = (g: Gathered, measure: Measure): number => countOf(g.all(measure));
const keyCount = (g: Gathered, measure: Measure, key: string): number => countOf(g.of(measure, key));
const agentHours = ({ hours }: Gathered, measure: Measure): number => [...hours].filter((one) => one.startsWith(`${measure} `)).length;

/** Calls that this centre had to answer: presented, but for those that another took and nobody answered, which that other counts. */
const toAnswer = (g: Gathered): number => count(g, 'appel.presente') - count(g, 'appel.confie');
/** An abandonment is short when it lasted less than the threshold. */
const shortAbandons = (g: Gathered, { short_abandon_s: s }: Settings): number => within(g.all('appel.abandonne'), s - 1);
const medical = (g: Gathered): number => keyCount(g, 'dossier.nature', 'DR') + keyCount(g, 'dossier.nature', 'DRM');
const perHundred = (part: number, { inhabitants }: Settings): number | null => (inhabitants === 0 ? null : (100 * part) / inhabitants);

const figure = (id: string, unit: FigureUnit, fr: string, en: string, value: FigureSpec['value'],
  target?: FigureSpec['target']): FigureSpec =>
  ({ id, unit, label: { fr, en }, value, ...(target ? { target } : {}) });

/** The indicators of domain §12, each from merged cells only, so that any span and any set of centres is asked alike. */
export const FIGURES: readonly FigureSpec[] = [
  figure('presented', 'count', 'Appels présentés', 'Calls presented', (g) => count(g, 'appel.presente')),
  figure('answered', 'count', 'Appels décrochés', 'Calls answered', (g) => count(g, 'appel.decroche')),
  figure('abandoned', 'count', 'Appels abandonnés', 'Calls abandoned', (g) => count(g, 'appel.abandonne')),
  figure('qs1', '%', 'QS1, hors abandons courts', 'QS1, without short abandonments',
    (g, s) => share(within(g.all('appel.decroche'), s.qs1_s), toAnswer(g) - shortAbandons(g, s)), (s) => ({ min: s.qs1_target_percent })),
  figure('qs1All', '%', 'QS1, tous appels', 'QS1, all calls', (g, s) => share(within(g.all('appel.decroche'), s.qs1_s), toAnswer(g)),
    (s) => ({ min: s.qs1_target_percent })),
  figure('secondAnswer', '%', 'Décrochés avant le second seuil, parmi les décrochés',
    'Answered before the second threshold, of those answered',
    (g, s) => share(within(g.all('appel.decroche'), s.second_answer_s), count(g, 'appel.decroche'))),
  figure('answeredShare', '%', 'Décrochés, parmi les présentés', 'Answered, of those presented',
    (g) => share(count(g, 'appel.decroche'), toAnswer(g))),
  figure('abandonShare', '%', 'Abandonnés, parmi les présentés', 'Abandoned, of those presented',
    (g) => share(count(g, 'appel.abandonne'), toAnswer(g))),
  figure('shortAbandons', 'count', 'Abandons courts (à part)', 'Short abandonments (apart)', shortAbandons),
  figure('calledBack', '%', 'Rappelés, parmi ceux à rappeler', 'Called back, of those to call back',
    (g) => share(count(g, 'appel.rappele'), count(g, 'appel.a_rappeler'))),
  figure('diverted', 'count', 'Appels débordés vers un autre centre', 'Calls diverted to another centre', (g) => count(g, 'appel.deborde')),
  figure('taken', 'count', 'Appels repris d’un autre centre', 'Calls taken over from another centre', (g) => count(g, 'appel.repris')),
  figure('pickUpMedian', 's', 'Décroché, médiane', 'Pick-up, median', (g) => quantile(g.all('appel.decroche'), 0.5)),
  figure('pickUp90', 's', 'Décroché, 9 sur 10', 'Pick-up, 9 in 10', (g) => quantile(g.all('appel.decroche'), 0.9)),
  figure('pickUp99', 's', 'Décroché, 99 sur 100', 'Pick-up, 99 in 100', (g) => quantile(g.all('appel.decroche'), 0.99)),
  figure('pickUpLongest', 's', 'Décroché, le plus long', 'Pick-up, the longest', (g) => quantile(g.all('appel.decroche'), 1)),
  figure('handling', 's', 'Durée d’un appel, moyenne', 'Handling of a call, mean', (g) => meanOf(g.all('appel.conversation'))),
  figure('cases', 'count', 'Dossiers ouverts', 'Dossiers opened', (g) => count(g, 'dossier.nature')),
  figure('dr', 'count', 'Dont DR et DRM', 'Of which DR and DRM', medical),
  figure('drm', 'count', 'Dont DRM', 'Of which DRM', (g) => keyCount(g, 'dossier.nature', 'DRM')),
  figure('callsPerCase', 'ratio', 'Appels par dossier', 'Calls per dossier', (g) =>
    ratio(count(g, 'dossier.appel'), count(g, 'dossier.nature'))),
  figure('drPerHundred', 'ratio', 'DR et DRM pour 100 habitants', 'DR and DRM per 100 inhabitants', (g, s) => perHundred(medical(g), s)),
  figure('drmPerHundred', 'ratio', 'DRM pour 100 habitants', 'DRM per 100 inhabitants',
    (g, s) => perHundred(keyCount(g, 'dossier.nature', 'DRM'), s)),
  figure('emergencyShare', '%', 'Part de l’AMU (le reste : SNP)', 'Share of AMU (the rest: SNP)',
    (g) => share(keyCount(g, 'dossier.filiere', 'AMU'), count(g, 'dossier.filiere'))),
  figure('smurShare', '%', 'Dossiers avec SMUR, parmi DR et DRM', 'Dossiers with a SMUR, of DR and DRM',
    (g) => share(count(g, 'dossier.smur'), medical(g))),
  figure('carenceShare', '%', 'Carences, pour 100 missions', 'Fire units for want of an ambulance, per 100 missions',
    (g) => share(count(g, 'mission.carence'), count(g, 'mission.engagee'))),
  figure('decisionMedian', 's', 'Première décision, médiane', 'First decision, median', (g) => quantile(g.all('decision.delai'), 0.5)),
  figure('armPace', 'ratio', 'Dossiers par ARM et par heure', 'Dossiers per call taker and hour',
    (g) => ratio(count(g, 'arm.dossier'), agentHours(g, 'arm.dossier'))),
  figure('doctorPace', 'ratio', 'Dossiers par médecin et par heure', 'Dossiers per doctor and hour',
    (g) => ratio(count(g, 'medecin.dossier'), agentHours(g, 'medecin.dossier'))),
  figure('acknowledged', '%', 'Messages acquittés à temps', 'Messages acknowledged in time',
    (g, s) => share(within(g.all('message.acquitte'), s.acknowledged_s), count(g, 'message.parti')),
      (s) => ({ min: s.acknowledged_target_percent })),
  figure('undelivered', 'count', 'Messages non délivrés', 'Messages not delivered',
    (g) => count(g, 'message.parti') - count(g, 'message.acquitte')),
  figure('transfersRefused', '%', 'Transferts refusés', 'Transfers refused', (g) =>
    share(count(g, 'transfert.refuse'), count(g, 'transfert.demande'))),
  figure('transferMedian', 's', 'Transfert accepté, médiane', 'Transfer accepted, median',
    (g) => quantile(g.all('transfert.accepte'), 0.5)),
];

/** Every figure of what was gathered; `null` where nothing can be said. */
export const figuresOf = (gathered: Gathered, settings: Settings): Readonly<Record<string, number | null>> =>
  Object.fromEntries(FIGURES.map(({ id, value }) => [id, value(gathered, settings)]));
