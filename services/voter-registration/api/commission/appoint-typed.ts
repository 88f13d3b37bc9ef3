import { field, type Form } from '#base/http/form.ts';
import type { Tx } from '#base/store/context.ts';
import { parseCivilDate } from '#base/values/civil-date.ts';
import { newId } from '#base/values/ids.ts';
import { QUALITIES, type Qualite } from '../../domain/codes/commission-qualities.ts';
import { threeYearsFrom } from '../../domain/commission/term-of-office.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { appointMember } from '../../store/commission.ts';
import { staff } from '../../web/staff/texts/common.ts';
import { missing, type StaffVisit } from '../staff/staff-kit.ts';
import type { CommunePlace } from './commission-place.ts';

/** Appoints the member that a form names, for three years; throws with all that is wrong. */
export const appointTyped = async (
  tx: Tx, place: CommunePlace, form: Form, sort: keyof typeof QUALITIES, { actor, at }: StaffVisit,
): Promise<void> => {
  const errors = missing(form, 'nom', 'qualite', 'du', 'arrete');
  const du = parseCivilDate(field(form, 'du'));
  if (!du && field(form, 'du') !== '') errors.push({ pointer: '/du', code: 'DATE', detail: staff.texts.badDate! });
  const known: readonly string[] = QUALITIES[sort];
  const qualite = field(form, 'qualite');
  if (errors.length > 0 || !du || !known.includes(qualite)) throw problems.SAISIE_INVALIDE({ errors });
  await appointMember(tx, place, { id: newId(), nom: field(form, 'nom').slice(0, LIMITS.label_chars_max), qualite: qualite as Qualite,
    suppleant: field(form, 'suppleant') === '1', du, au: threeYearsFrom(du),
    arrete: field(form, 'arrete').slice(0, LIMITS.label_chars_max) }, actor.id, at);
};
