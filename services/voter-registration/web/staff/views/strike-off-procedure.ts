import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import { formatInstant } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import { PIECE_TYPES } from '../../../domain/codes/piece-types.ts';
import type { EventOf } from '../../../domain/events.ts';
import { formatDate } from '../../../domain/format-date.ts';
import type { DossierState } from '../../../domain/state.ts';
import type { Block } from '../model.ts';
import { staff } from '../texts/common.ts';
import { strikeOff } from '../texts/strike-off.ts';
import { STRIKE_OFF, stepForm } from './strike-off.ts';

export type ProcedureScreen = {
  lang: Lang; zone: string; commune: string; state: DossierState; events: readonly RecordedEvent[];
  may: { answer: boolean; decide: boolean };
};

type Answer = { facts: EventOf<'RadiationRepondue'>['facts']; content?: EventOf<'RadiationRepondue'>['content'] };

/** Every answer since the procedure was opened; a later one adds to the earlier. */
const answersOf = (events: readonly RecordedEvent[]): Answer[] => {
  const opened = events.findLastIndex(({ type }) => type === 'RadiationEngagee');
  return events.slice(opened + 1).filter(({ type }) => type === 'RadiationRepondue') as unknown as Answer[];
};

const answerBlocks = ({ lang, zone, state }: ProcedureScreen, { facts, content }: Answer): Block[] => {
  const pieces = state.pieces.filter(({ id }) => facts.pieces.includes(id));
  const title = strikeOff(lang, facts.canal === 'EN_LIGNE' ? 'answerOnline' : 'answerDesk',
    { at: formatInstant(lang, Date.parse(facts.arrivee), zone) });
  return [
    { kind: 'note', severity: facts.horsDelai ? 'warning' : 'info', title,
      text: [content?.message ?? '', facts.horsDelai ? strikeOff(lang, 'afterTerm') : ''].filter(Boolean).join(' ') },
    ...(pieces.length === 0 ? [] : [{ kind: 'links' as const, items: pieces.map(({ id, type }) => ({
      text: strikeOff(lang, 'piece', { type: PIECE_TYPES[type].label[lang] }),
      href: `/api/desk/demandes/${state.numero}/pieces/${id}/pages/1` })) }]),
  ];
};

const formsOf = ({ lang, commune, state, may }: ProcedureScreen): Block[] => (state.procedure?.decision ? [] : [
  ...(may.answer ? [stepForm(lang, commune, 'repondre', state.numero)] : []),
  ...(may.decide ? [stepForm(lang, commune, 'decider', state.numero)] : []),
]);

/** One strike-off as the mayor reads it: the notice, each answer with its documents, then the decision or its form (L.18 I). */
export const strikeOffProcedure = (screen: ProcedureScreen): { title: string; back: { href: string }; blocks: Block[] } => {
  const { lang, zone, commune, state: { numero, demande, procedure }, events } = screen;
  const person = demande ? `${demande.etatCivil.nomNaissance} ${demande.etatCivil.prenoms.join(', ')}` : numero;
  const decision = procedure?.decision;
  const answers = answersOf(events);
  return { title: strikeOff(lang, 'procedureOf', { nom: person }), back: { href: `${STRIKE_OFF}?commune=${commune}` }, blocks: [
    { kind: 'facts', rows: [
      { term: staff(lang, 'number'), value: numero },
      { term: strikeOff(lang, 'notice'), value: procedure?.message ?? '' },
      { term: strikeOff(lang, 'noticeOn'), value: procedure ? formatInstant(lang, procedure.engageeLe, zone) : '' },
      { term: strikeOff(lang, 'before'), value: procedure ? formatDate(procedure.repondreAvant, lang) : '' },
      ...(decision ? [{ term: strikeOff(lang, 'decision'), value: `${strikeOff(lang, decision.radier ? 'strike' : 'keep')}. ${
        decision.message ?? ''}` }, { term: strikeOff(lang, 'decidedOn'), value: formatInstant(lang, decision.le, zone) }] : [])] },
    ...(answers.length === 0 ? [{ kind: 'note' as const, severity: 'info' as const, text: strikeOff(lang, 'noAnswer') }]
      : answers.flatMap((answer) => answerBlocks(screen, answer))),
    ...formsOf(screen),
  ] };
};
