import type { Lang } from '#base/values/lang.ts';
import type { AddressPoint } from '../../../domain/roll/address-points.ts';
import type { Assignment } from '../../../domain/roll/assignment.ts';
import type { Perimeter, Position } from '../../../domain/roll/station.ts';
import { LIMITS } from '../../../limits.ts';
import type { Bureau } from '../../../store/roll.ts';
import type { Block, Perimeters } from '../model.ts';
import { perimeters as t } from '../texts/perimeters.ts';

type Corner = readonly [lat: string, lon: string];
type Commune = { code: string; nom: string };

/** So many addresses that the map stays light: every n-th where there are more. */
const shownPoints = (points: readonly AddressPoint[]): Position[] => {
  const step = Math.max(1, Math.ceil(points.length / LIMITS.map_points_max));
  return points.filter((_, index) => index % step === 0).map(({ lon, lat }) => [lon, lat] as const);
};

/** The perimeters of a commune for its map: in force, proposed, and the one that is drawn. */
const perimetersOf = (
  lang: Lang, commune: Commune, stations: readonly Bureau[], points: readonly AddressPoint[], own?: { numero: string; area?: Perimeter },
): Perimeters => ({
  label: t(lang, 'map', { commune: commune.nom }), points: shownPoints(points),
  areas: [...stations.flatMap(({ numero, perimetre, propose }): Perimeters['areas'] => {
    if (numero === own?.numero) return perimetre === null ? [] : [{ numero, area: perimetre, sort: 'force' }];
    const area = propose ?? perimetre;
    return area === null ? [] : [{ numero, area, sort: propose ? 'proposed' : 'force' }];
  }), ...(own?.area ? [{ numero: own.numero, area: own.area, sort: 'own' as const }] : [])],
});

/** The corners of an area of one part without hole, as fields; nothing for another. */
const cornersOf = (area: Perimeter | null): Corner[] | undefined => {
  if (area === null) return [];
  const [ring, hole] = area.type === 'Polygon' ? area.coordinates : [];
  if (!ring || hole || ring.length > LIMITS.outline_corners_max) return undefined;
  return ring.slice(0, -1).map(([lon, lat]): Corner => [String(lat), String(lon)]);
};

const atLeastThree = (corners: readonly Corner[]): readonly Corner[] =>
  (corners.length >= 3 ? corners : [...corners, ...Array.from({ length: 3 - corners.length }, (): Corner => ['', ''])]);

/** The perimeter of one station, to draw or to type. */
export const stationPerimeter = ({ lang, commune, stations, points, station, corners }: {
  lang: Lang; commune: Commune; stations: readonly Bureau[]; points: readonly AddressPoint[]; station: Bureau;
  corners?: readonly Corner[];
}): { title: string; lead: string; back: { href: string }; blocks: Block[] } => {
  const drawn = station.propose ?? station.perimetre;
  const known = cornersOf(drawn);
  return {
    title: t(lang, 'title', { numero: station.numero }), lead: t(lang, 'lead'), back: { href: `/liste/bureaux?commune=${commune.code}` },
    blocks: [
      ...(known ? [] : [{ kind: 'note' as const, severity: 'info' as const, text: t(lang, 'replaces') }]),
      { kind: 'outline', action: '/liste/bureaux/perimetre', title: `${station.numero} · ${station.libelle}`,
        hidden: { commune: commune.code, bureau: station.numero }, corners: corners ?? atLeastThree(known ?? []),
        perimeters: perimetersOf(lang, commune, stations, points,
          { numero: station.numero, ...(known && drawn ? { area: drawn } : {}) }) }],
  };
};

export type Waiting = { stations: readonly string[]; total: number; assignment: Assignment; seen: string };

/** The map of the stations, and what the perimeters that wait would change, with the two ways to go on. */
export const perimetersBlocks = (
  lang: Lang, commune: Commune, { stations, points, waiting }: {
    stations: readonly Bureau[]; points: readonly AddressPoint[]; waiting: Waiting | undefined;
  },
): Block[] => [
  ...(stations.length === 0 ? [] : [{ kind: 'perimeters' as const, perimeters: perimetersOf(lang, commune, stations, points) }]),
  ...(waiting ? waitingBlocks(lang, commune, waiting) : []),
];

const waitingBlocks = (lang: Lang, { code }: Commune, { stations, total, assignment, seen }: Waiting): Block[] => {
  const { kept, moves, several, outside, unlocated } = assignment;
  const figure = (key: 'kept' | 'moved' | 'several' | 'outside' | 'unlocated', count: number) =>
    ({ label: t(lang, key), value: count.toLocaleString(lang) });
  return [
    { kind: 'heading', id: 'perimetres', text: t(lang, 'preview') },
    { kind: 'text', text: t(lang, 'previewLead', { stations: stations.join(', '), total }) },
    { kind: 'figures', items: [figure('moved', moves.reduce((sum, { count }) => sum + count, 0)), figure('kept', kept),
      figure('unlocated', unlocated), figure('outside', outside), figure('several', several)] },
    { kind: 'table', caption: t(lang, 'moves'), empty: t(lang, 'movesNone'), heads: [t(lang, 'from'), t(lang, 'to'), t(lang, 'electors')],
      rows: moves.map(({ from, to, count }) => [from, to, count.toLocaleString(lang)]) },
    { kind: 'form', action: '/liste/bureaux/appliquer', submit: t(lang, 'apply'), hidden: { commune: code, vu: seen }, fields: [] },
    { kind: 'form', action: '/liste/bureaux/abandonner', submit: t(lang, 'giveUp'), danger: true, hidden: { commune: code }, fields: [] },
  ];
};
