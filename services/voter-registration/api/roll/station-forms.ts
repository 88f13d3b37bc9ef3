import { field, type Form } from '#base/http/form.ts';
import type { FieldError } from '#base/values/problem.ts';
import { readPerimeter } from '../../domain/roll/perimeters.ts';
import { streetKey } from '../../domain/roll/street.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { addStreetRule, proposePerimeter, saveStation, stationsOf } from '../../store/roll.ts';
import { roll } from '../../web/staff/texts/roll.ts';
import { staff } from '../../web/staff/texts/common.ts';
import type { CommunePlace } from '../commission/commission-place.ts';
import { inCommune, missing, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';

const label = (form: Form, name: string): string => field(form, name).slice(0, LIMITS.label_chars_max);

/** Writes a polling station as it was typed, its perimeter as a proposal; throws with all that is wrong. */
export const saveStationForm = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, form: Form): Promise<void> =>
  inCommune(kit, visit, 'bureau:decrire', { territories: [place.commune] }, async (tx) => {
    const errors: FieldError[] = missing(form, 'numero', 'libelle', 'adresse');
    const text = field(form, 'perimetre');
    const perimetre = text === '' ? null : readPerimeter(text);
    if (perimetre === undefined) errors.push({ pointer: '/perimetre', code: 'GEOJSON', detail: roll.texts.perimeterBad! });
    if (!/^[0-9A-Za-z]{1,6}$/.test(field(form, 'numero')) && field(form, 'numero') !== '') {
      errors.push({ pointer: '/numero', code: 'NUMERO', detail: roll.texts.unknownStation! });
    }
    if (errors.length > 0 || perimetre === undefined) throw problems.SAISIE_INVALIDE({ errors });
    await saveStation(tx, place, { numero: field(form, 'numero'), libelle: label(form, 'libelle'), adresse: label(form, 'adresse'),
      canton: label(form, 'canton'), circonscription: label(form, 'circonscription') }, visit.actor.id, visit.at);
    if (perimetre !== null) await proposePerimeter(tx, place, field(form, 'numero'), perimetre);
    return { value: undefined, fields: [], dossiers: [] };
  });

const SIDES = ['PAIR', 'IMPAIR', 'TOUS'] as const;

/** Assigns a stretch of a street to a station. */
export const saveStreetForm = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, form: Form): Promise<void> =>
  inCommune(kit, visit, 'bureau:decrire', { territories: [place.commune] }, async (tx) => {
    const errors: FieldError[] = missing(form, 'voie');
    const [de, a] = [Number(field(form, 'de')), Number(field(form, 'a'))];
    const cote = SIDES.find((side) => side === field(form, 'cote'));
    const known = (await stationsOf(tx, place)).some(({ numero }) => numero === field(form, 'bureau'));
    if (!Number.isSafeInteger(de) || !Number.isSafeInteger(a) || de < 0 || a < de || a > 99_999) {
      errors.push({ pointer: '/a', code: 'NUMEROS', detail: roll.texts.badNumber! });
    }
    if (!known) errors.push({ pointer: '/bureau', code: 'BUREAU', detail: roll.texts.unknownStation! });
    if (!cote) errors.push({ pointer: '/cote', code: 'MANQUANT', detail: staff.texts.missing! });
    if (errors.length > 0 || !cote) throw problems.SAISIE_INVALIDE({ errors });
    await addStreetRule(tx, place, { cleVoie: streetKey(label(form, 'voie')), cote, de, a, numero: field(form, 'bureau') });
    return { value: undefined, fields: [], dossiers: [] };
  });
