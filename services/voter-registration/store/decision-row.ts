import { toRfc3339 } from '#base/values/instant.ts';
import type { DossierState } from '../domain/state.ts';

export const DECISION_COLUMNS = [
  'numero', 'commune', 'type_liste', 'nom_naissance', 'nom_usage', 'prenoms', 'date_naissance', 'sens', 'motif', 'decide_le',
  'recours_le', 'recours_objet', 'recours_tardif', 'silence_le', 'recours_issue', 'recours_motif', 'recours_texte', 'seance', 'presents',
    'pour',
  'contre', 'recours_decide_le', 'tribunal_avant', 'jugement', 'requerant', 'jugement_rendu', 'jugement_le', 'juridiction', 'reference',
] as const;

const instant = (at: number | null | undefined): string | null => (at === null || at === undefined ? null : toRfc3339(at));

const appealOf = ({ recours }: DossierState): Readonly<Record<string, unknown>> => ({
  recours_le: instant(recours?.recuLe), recours_objet: recours?.objet ?? null, recours_tardif: recours?.horsDelai ?? false,
    silence_le: recours?.silenceLe ?? null,
  recours_issue: recours?.issue ?? null, recours_motif: recours?.motif ?? null, recours_texte: recours?.message ?? null,
  seance: recours?.seance ?? null, presents: recours?.presents ?? null, pour: recours?.pour ?? null,
  contre: recours?.contre ?? null, recours_decide_le: instant(recours?.decideLe), tribunal_avant: recours?.tribunalAvant ?? null,
});

const judgmentOf = ({ jugement }: DossierState): Readonly<Record<string, unknown>> => ({
  jugement: jugement?.sens ?? null, requerant: jugement?.requerant ?? null,
  jugement_rendu: jugement?.rendu ?? null, jugement_le: instant(jugement?.le),
  juridiction: jugement?.juridiction ?? null, reference: jugement?.reference ?? null,
});

/** What was decided on a request, for the commission and the town hall; nothing before the mayor has decided. */
export const decisionRow = (state: DossierState): Readonly<Record<string, unknown>> | undefined => {
  const { demande, decision } = state;
  if (!demande || !decision) return undefined;
  const { nomNaissance, nomUsage, prenoms, dateNaissance } = demande.etatCivil;
  return {
    numero: state.numero, commune: demande.communeDemandee, type_liste: demande.typeListe, nom_naissance: nomNaissance,
    nom_usage: nomUsage ?? null, prenoms: prenoms.join(', '), date_naissance: dateNaissance, sens: decision.sens,
    motif: decision.motif, decide_le: instant(decision.le), ...appealOf(state), ...judgmentOf(state),
  };
};
