import type { Loaded } from '#base/dossiers/dossier-type.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';
import { shippedClosings } from '../../data/calendar.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import { zoneOf } from '../../domain/calendar/territory.ts';
import type { FormReference } from '../../domain/demande/form-reference.ts';
import type { EtatCivil } from '../../domain/identity/civil-status.ts';
import type { DossierState } from '../../domain/state.ts';
import { problems } from '../../errors.ts';
import type { QueueEntry } from '../../store/desk-queue.ts';
import type { ActionName, DossierDetail, StationProposal, Duplicate, QueueRow } from '../../web/desk/model.ts';
import { historyOf } from './history-view.ts';

/** A line of the queue as the console reads it. */
export const queueRow = (entry: QueueEntry): QueueRow => ({
  numero: entry.numero, etat: entry.etat, version: entry.version, nom: entry.nom_naissance, nomUsage: entry.nom_usage,
  prenoms: entry.prenoms, naissance: entry.date_naissance, nature: entry.nature, attache: entry.attache,
    canal: entry.canal,
  depose: entry.date_depot.toISOString(), echeance: entry.echeance, proposition: entry.proposition, motif: entry.motif,
  horsDelai: entry.hors_delai, pieces: entry.pieces, attendues: entry.attendues, doublons: entry.doublons,
    identite: entry.identite,
});

const birthPlaceOf = ({ communes }: FormReference, { communeNaissance, libelleLieuNaissance }: EtatCivil): string => {
  const place = communeNaissance === undefined ? undefined : communes.birthPlace(communeNaissance);
  return libelleLieuNaissance ?? (place?.connu ? place.nom : communeNaissance ?? '');
};

const countryOf = ({ countries }: FormReference, code: string): Text =>
  ({ fr: countries.name(code, 'fr'), en: countries.name(code,
  'en') });

const ballotsOf = ({ commune, typeListe, scrutins }: DossierState): DossierDetail['scrutins'] => {
  const known = commune && typeListe ? shippedClosings().ballotsOf(commune, typeListe) : [];
  return scrutins.map((qualified) => {
    const ballot = known.find((one) => one.ballot.id === qualified.scrutin)?.ballot;
    return { ...qualified, libelle: ballot?.label ?? { fr: qualified.scrutin, en: qualified.scrutin } };
  });
};

export type DetailContext = {
  reference: FormReference; now: number; me: string; actions: readonly ActionName[]; doublons: readonly Duplicate[];
  bureauPropose: StationProposal | null;
};

/** A dossier as the console shows it: fields, documents, what differs, what others look like it, what happened. */
export const dossierDetail = (
  { state, events, version }: Loaded<DossierState>, context: DetailContext,
): DossierDetail => {
  const { demande, commune } = state;
  if (!demande || !commune || !state.canal || !state.typeListe
    || state.etat === 'INEXISTANT') throw problems.DOSSIER_INTROUVABLE();
  const { reference, now, me, actions, doublons, bureauPropose } = context;
  const { pieces: _deposited, ...form } = demande;
  return {
    numero: state.numero, version, etat: state.etat, today: localDay(now, commune), zone: zoneOf(commune),
      canal: state.canal,
    typeListe: state.typeListe, commune: { code: commune, nom: reference.communes.get(commune)?.nom ?? commune },
    depose: toRfc3339(state.dateDepot), complet: state.dateComplet === null ? null : toRfc3339(state.dateComplet),
    echeance: state.decisionAttendue, demande: form, lieuNaissance: birthPlaceOf(reference, demande.etatCivil),
    paysNaissance: countryOf(reference, demande.etatCivil.paysNaissance),
    bureauPropose, identite: state.identite, divergences: state.divergences, reponseIdentite: state.reponseIdentite,
      scrutins: ballotsOf(state),
    recueLe: state.canal === 'EN_LIGNE' ? null : localDay(state.retenu, commune),
    pieces: state.pieces.map(({ id, type, mime, octets, statut, recueLe }) => ({ id, type, mime, octets, statut,
      recueLe: toRfc3339(recueLe) })),
    attendues: state.attendues.map(({ besoin, motif, echeance, message }) =>
      ({ besoin, motif, echeance, ...(message ? { message } : {}) })),
    ...verdicts(state, me), doublons, history: historyOf(events, me), actions,
  };
};

const verdicts = ({ proposition, decision }: DossierState, me: string): Pick<DossierDetail,
  'proposition' | 'decision'> => ({
  proposition: proposition && { sens: proposition.sens, motif: proposition.motif, mienne: proposition.par === me },
  decision: decision && { sens: decision.sens, motif: decision.motif, le: toRfc3339(decision.le),
    recoursAvant: decision.recoursAvant },
});
