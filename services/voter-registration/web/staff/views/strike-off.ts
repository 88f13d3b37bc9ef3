import type { Lang } from '#base/values/lang.ts';
import { formatDate } from '../../../domain/format-date.ts';
import type { RadiationRow } from '../../../store/strike-offs.ts';
import type { Block, Cell, FieldSpec, FormBlock } from '../model.ts';
import { staff } from '../texts/common.ts';
import { strikeOff } from '../texts/strike-off.ts';
import { personName } from './words.ts';

/** Where the screen lives. */
export const STRIKE_OFF = '/radiations';

const SEVERITIES = { ENGAGEE: 'warning', REPONDUE: 'info', RADIEE: 'error', ECARTEE: 'success', REFORMEE: 'success' } as const;

/** The form that opens a procedure, with the number of the request already in it. */
export const strikeOffOf = (commune: string, numero: string): string =>
  `${STRIKE_OFF}?${new URLSearchParams({ commune, numero }).toString()}`;

type Step = 'engager' | 'repondre' | 'decider';
const TITLES = { engager: 'open', repondre: 'answer', decider: 'decide' } as const;
const BUTTONS = { engager: 'notify', repondre: 'keepAnswer', decider: 'notifyDecision' } as const;

const fieldsOf = (lang: Lang, step: Step): FieldSpec[] => {
  const message = (label: 'why' | 'said'): FieldSpec => ({ sort: 'area', name: 'message', label: strikeOff(lang, label) });
  if (step !== 'decider') return [message(step === 'engager' ? 'why' : 'said')];
  return [{ sort: 'radio', name: 'radier', label: strikeOff(lang, 'decision'), options: [
    { value: 'oui', label: strikeOff(lang, 'strike') }, { value: 'non', label: strikeOff(lang, 'keep') }] }, message('why')];
};

/** The form of one step; without a number the person types that of the request. */
export const stepForm = (lang: Lang, commune: string, step: Step, numero?: string): FormBlock => ({
  kind: 'form', action: `${STRIKE_OFF}/${step}`, title: strikeOff(lang, TITLES[step]), submit: strikeOff(lang, BUTTONS[step]),
  hidden: { commune, ...(numero === undefined ? {} : { numero }) }, danger: step === 'decider',
  fields: [...(numero === undefined ? [{ sort: 'text' as const, name: 'numero', label: strikeOff(lang, 'requestNumber') }] : []),
    ...fieldsOf(lang, step)] });

/** Procedures of a commune, each with its page, and the form that opens another, for the request it is asked about (`about`). */
export const strikeOffHome = (
  lang: Lang, commune: string, rows: readonly RadiationRow[], about?: string,
): { title: string; lead: string; blocks: Block[] } => ({
  title: strikeOff(lang, 'title'), lead: strikeOff(lang, 'lead'), blocks: [
    { kind: 'table', caption: strikeOff(lang, 'title'), empty: strikeOff(lang, 'none'),
      heads: [staff(lang, 'person'), staff(lang, 'number'), strikeOff(lang, 'before'), staff(lang, 'state')],
      rows: rows.map((row): Cell[] => [{ text: personName(row), href: `${STRIKE_OFF}/${row.numero}` }, row.numero,
        formatDate(row.procedure_avant, lang), { badge: strikeOff(lang, row.procedure), severity: SEVERITIES[row.procedure] }]) },
    { ...stepForm(lang, commune, 'engager'), values: { numero: about } },
  ] });
