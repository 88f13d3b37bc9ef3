import type { Lang } from '#base/values/lang.ts';
import { formatDate } from '../../../domain/format-date.ts';
import type { RadiationRow } from '../../../store/strike-offs.ts';
import type { Block, Cell, FieldSpec } from '../model.ts';
import { staff } from '../texts/common.ts';
import { strikeOff } from '../texts/strike-off.ts';
import { personName } from './words.ts';

/** Where the screen lives. */
export const STRIKE_OFF = '/radiations';

const SEVERITIES = { ENGAGEE: 'warning', REPONDUE: 'info', RADIEE: 'error', ECARTEE: 'success' } as const;

const form = (lang: Lang, commune: string, step: 'engager' | 'repondre' | 'decider', title: 'open' | 'answer' | 'decide',
  fields: FieldSpec[]): Block => ({ kind: 'form', action: `${STRIKE_OFF}/${step}`, title: strikeOff(lang, title),
  submit: strikeOff(lang, 'send'), hidden: { commune }, danger: step === 'decider',
  fields: [{ sort: 'text', name: 'numero', label: strikeOff(lang, 'requestNumber') }, ...fields] });

/** Procedures of a commune and the three forms, in the order of the procedure. */
export const strikeOffHome = (
  lang: Lang, commune: string, rows: readonly RadiationRow[],
): { title: string; lead: string; blocks: Block[] } => ({
  title: strikeOff(lang, 'title'), lead: strikeOff(lang, 'lead'), blocks: [
    { kind: 'table', caption: strikeOff(lang, 'title'), empty: strikeOff(lang, 'none'),
      heads: [staff(lang, 'person'), staff(lang, 'number'), strikeOff(lang, 'before'), staff(lang, 'state')],
      rows: rows.map((row): Cell[] => [personName(row), row.numero, formatDate(row.procedure_avant, lang),
        { badge: strikeOff(lang, row.procedure), severity: SEVERITIES[row.procedure] }]) },
    form(lang, commune, 'engager', 'open', [{ sort: 'area', name: 'message', label: strikeOff(lang, 'why') }]),
    form(lang, commune, 'repondre', 'answer', [{ sort: 'area', name: 'message', label: strikeOff(lang, 'said') }]),
    form(lang, commune, 'decider', 'decide', [
      { sort: 'radio', name: 'radier', label: strikeOff(lang, 'decision'), options: [
        { value: 'oui', label: strikeOff(lang, 'strike') }, { value: 'non', label: strikeOff(lang, 'keep') }] },
      { sort: 'area', name: 'message', label: strikeOff(lang, 'why') }]),
  ] });
