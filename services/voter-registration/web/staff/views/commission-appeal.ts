import { formatInstant } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import { APPEAL_MOTIVES } from '../../../domain/codes/appeal-motives.ts';
import { codesOf } from '../../../domain/codes/code-list.ts';
import { ATTACHMENTS } from '../../../domain/codes/attachments.ts';
import { PIECE_TYPES } from '../../../domain/codes/piece-types.ts';
import { formatDate } from '../../../domain/format-date.ts';
import type { DossierState } from '../../../domain/state.ts';
import type { Block } from '../model.ts';
import { commission } from '../texts/commission.ts';
import { staff } from '../texts/common.ts';
import { birthText, motiveText } from './words.ts';

export type AppealScreen = { lang: Lang; zone: string; seance: string; state: DossierState; address: string; mayorMessage: string };

const motives = (lang: Lang): { value: string; label: string }[] => codesOf(APPEAL_MOTIVES).map((code) => {
  const { issue, label } = APPEAL_MOTIVES[code];
  return { value: code, label: commission(lang, issue === 'ACCUEILLI' ? 'uphold' : 'reject', { motif: label[lang] }) };
});

const piecesText = ({ lang, state: { demande, pieces } }: AppealScreen): string => [
  demande ? ATTACHMENTS[demande.attache].label[lang] : '',
  pieces.map(({ type }) => PIECE_TYPES[type].label[lang]).join(' ; ') || staff(lang, 'none')].join(' : ');

const voteForm = ({ lang, seance, state }: AppealScreen): Block => ({
  kind: 'form', action: `/commission/seances/${seance}/recours/${state.numero}`, title: commission(lang, 'vote'),
  submit: commission(lang, 'voteButton'), hidden: { version: String(state.version) },
  fields: [
    { sort: 'number', name: 'pour', label: commission(lang, 'votesFor'), hint: commission(lang, 'abstain') },
    { sort: 'number', name: 'contre', label: commission(lang, 'votesAgainst') },
    { sort: 'select', name: 'motif', label: commission(lang, 'voteMotive'),
      options: [{ value: '', label: commission(lang, 'chooseMotive') }, ...motives(lang)] },
    { sort: 'area', name: 'motivation', label: commission(lang, 'voteText'), optional: true },
  ],
});

/** What is contested: the refusal, or the strike-off with what was written on both sides (L.18 I). */
const contested = ({ lang, zone, state: { recours, decision, procedure },
  mayorMessage }: AppealScreen): { term: string; value: string }[] => {
  if (recours?.objet === 'RADIATION' && procedure?.decision) {
    return [
      { term: commission(lang, 'strikeOff'), value: [motiveText(lang, 'PERTE_ATTACHE'),
        formatInstant(lang, procedure.decision.le, zone)].join(', ') },
      { term: commission(lang, 'notice'), value: procedure.message ?? '' },
      { term: commission(lang, 'answered'), value: procedure.reponse?.message ?? staff(lang, 'none') },
      { term: commission(lang, 'mayorSays'), value: procedure.decision.message ?? '' }];
  }
  return [
    { term: commission(lang, 'refusal'), value: [motiveText(lang, decision?.motif ?? null),
      decision ? formatInstant(lang, decision.le, zone) : ''].join(', ') },
    { term: commission(lang, 'mayorSays'), value: mayorMessage || staff(lang, 'none') }];
};

/** An appeal as the commission reads it: the refusal, what the person answers, the proofs, then the vote. */
export const commissionAppeal = (screen: AppealScreen): { title: string; back: { href: string }; blocks: Block[] } => {
  const { lang, zone, seance, state, address } = screen;
  const { demande, recours } = state;
  const person = demande ? `${demande.etatCivil.nomNaissance} ${demande.etatCivil.prenoms.join(', ')}` : state.numero;
  return {
    title: commission(lang, 'appealOf', { nom: person }), back: { href: `/commission/seances/${seance}` },
    blocks: [
      { kind: 'facts', rows: [
        { term: staff(lang, 'number'), value: state.numero },
        { term: staff(lang, 'born'), value: demande ? birthText(lang, demande.etatCivil.dateNaissance) : '' },
        { term: commission(lang, 'address'), value: address },
        ...contested(screen),
        { term: commission(lang, 'receivedOn'), value: recours ? `${formatInstant(lang, recours.recuLe, zone)} (${commission(lang,
          recours.horsDelai ? 'late' : 'inTime')})` : '' },
        { term: commission(lang, 'answerBefore'), value: recours ? formatDate(recours.silenceLe, lang) : '' },
        { term: commission(lang, 'pieces'), value: piecesText(screen) }] },
      { kind: 'note', severity: 'info', title: commission(lang, 'appealText'), text: recours?.message ?? '' },
      voteForm(screen),
    ],
  };
};
