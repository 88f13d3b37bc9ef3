import type { FieldChange } from '../fields/merge-change.ts';
import type { Placed } from '../fields/field-kinds.ts';
import { precisionOfPlace } from './place-precision.ts';

/** A place that the search found, as a console has it. `label` is its line, `context` its town with the post code. */
export type FoundPlace = {
  kind: string; label: string; context: string; lat: number; lon: number; commune?: { code: string; name: string };
  nearestNumber?: boolean; doubts?: readonly string[]; spot?: string;
};

export const ADDRESS = 'location.detailedAddress.complete';
export const POINT = 'location.geometry';
/** Source of a point that was chosen among places found by name. */
const SOURCE = 'REFERENTIEL';
const NUMBERED = /^(\d+(?: (?:bis|ter|quater))?) (.+)$/;
const MARKED = /^(\S+) PK (\d+(?:,\d+)?)(?: (?:sens )?(.+))?$/;

const wayOf = ({ kind, label }: FoundPlace): { number: string | null; way: string | null } => {
  if (kind === 'street') return { number: null, way: label };
  const [, number, way] = kind === 'address' ? NUMBERED.exec(label) ?? [] : [];
  return { number: number ?? null, way: way ?? null };
};

const highwayOf = ({ kind, label }: FoundPlace): Record<string, string> | null => {
  const [, name, pk, direction] = kind === 'post' ? MARKED.exec(label) ?? [] : [];
  return name && pk ? { name, pk, ...(direction ? { direction } : {}) } : null;
};

const pointOf = (place: FoundPlace, at: string): Placed => ({ lat: place.lat, lon: place.lon, radius_m: null, source: SOURCE, at,
  precision: precisionOfPlace(place.kind, place.nearestNumber), label: place.label });

/**
 * What choosing a place writes, as the changes of one command: the line, number and street, or motorway with its marker and
 * direction, the town with its INSEE code, the name of a spot, the point. What no longer holds is emptied. `seen` tells the event
 * at which each field was last read.
 */
export const changesOfPlace = (place: FoundPlace, at: string, seen: (path: string) => number): FieldChange[] => {
  const { number, way } = wayOf(place);
  const values: Record<string, unknown> = {
    [ADDRESS]: place.label, 'location.detailedAddress.number': number, 'location.detailedAddress.wayName': way && { complete: way },
    'location.detailedAddress.highway': highwayOf(place), [POINT]: pointOf(place, at),
    'location.city': place.commune ? { name: place.commune.name, inseeCode: place.commune.code } : null,
    ...(place.kind === 'spot' ? { 'location.name': place.label } : {}),
  };
  return Object.entries(values).map(([path, value]) => ({ path, value, seen: seen(path) }));
};
