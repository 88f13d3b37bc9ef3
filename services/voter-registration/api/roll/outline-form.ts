import type { Form } from '#base/http/form.ts';
import { frenchSpaces } from '#base/ui/i18n/catalogue.ts';
import type { Text } from '#base/values/lang.ts';
import type { FieldError } from '#base/values/problem.ts';
import { judgeOutline, type OutlineFault, type Surroundings } from '../../domain/roll/outline.ts';
import type { Position } from '../../domain/roll/station.ts';
import { LIMITS } from '../../limits.ts';
import { perimeters } from '../../web/staff/texts/perimeters.ts';

/** A corner as it was typed. */
export type TypedCorner = readonly [lat: string, lon: string];

/** The corners that a form carries, in their order. */
export const typedCorners = (form: Form): TypedCorner[] =>
  (form.get('lat') ?? []).map((lat, n): TypedCorner => [lat.trim(), form.get('lon')?.[n]?.trim() ?? '']);

/** What a button of the list asks for: another empty corner, or one corner less; nothing where the form is sent. */
export const changedCorners = (corners: readonly TypedCorner[], gesture: string): TypedCorner[] | undefined => {
  if (gesture === 'ajouter') return [...corners, ['', '']];
  const gone = /^retirer-(\d{1,3})$/.exec(gesture)?.[1];
  return gone === undefined ? undefined : corners.filter((_, n) => n !== Number(gone));
};

const degrees = (text: string, max: number): number | undefined =>
  (/^[-+]?\d{1,3}([.,]\d{1,15})?$/.test(text) && Math.abs(Number(text.replace(',', '.'))) <= max
    ? Number(text.replace(',', '.')) : undefined);

const told = (key: Parameters<typeof perimeters>[1], vars: Readonly<Record<string, string | number>> = {}): Text =>
  ({ fr: frenchSpaces(perimeters('fr', key, vars)), en: perimeters('en', key, vars) });

const errorsOf = (fault: OutlineFault, rows: readonly number[]): FieldError[] => {
  const { code } = fault;
  if (code === 'HORS_COMMUNE') {
    return fault.corners.map((corner) => ({ pointer: `/lat${rows[corner]}`, code, detail: told(code, { n: rows[corner]! + 1 }) }));
  }
  return code === 'CHEVAUCHEMENT' ? [{ pointer: '/sommets', code: `${code}_${fault.numero}`, detail: told(code, { numero: fault.numero }) }]
    : [{ pointer: '/sommets', code, detail: told(code) }];
};

/**
 * The corners of an outline as positions, with all that is wrong: what is no degree by its corner, then the outline itself. Empty
 * corners are left out.
 */
export const readOutline = (typed: readonly TypedCorner[], around: Surroundings): { corners: Position[]; errors: FieldError[] } => {
  if (typed.length > LIMITS.outline_corners_max) {
    return { corners: [], errors: [{ pointer: '/sommets', code: 'TROP', detail: told('tooMany', { max: LIMITS.outline_corners_max }) }] };
  }
  const [corners, rows, errors]: [Position[], number[], FieldError[]] = [[], [], []];
  for (const [n, [latText, lonText]] of typed.entries()) {
    if (latText === '' && lonText === '') continue;
    const [lat, lon] = [degrees(latText, 90), degrees(lonText, 180)];
    if (lat === undefined || lon === undefined) errors.push({ pointer: `/lat${n}`, code: 'DEGRES',
      detail: told('badDegrees', { n: n + 1 }) });
    else {
      corners.push([lon, lat]);
      rows.push(n);
    }
  }
  if (errors.length > 0 && corners.length < 3) return { corners, errors };
  return { corners, errors: [...errors, ...judgeOutline(corners, around).flatMap((fault) => errorsOf(fault, rows))] };
};
