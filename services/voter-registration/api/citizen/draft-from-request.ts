import type { Demande } from '../../domain/demande/demande.ts';
import type { TypeListe } from '../../domain/codes/lists.ts';
import type { DraftContent } from './draft-content.ts';

const flat = (prefix: string, object: object | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(object ?? {}).flatMap(([name, value]) =>
    (typeof value === 'string' ? [[`${prefix}.${name}`, value]] : [])));

const dateFields = (name: string, date: string | undefined): Record<string, string> => {
  if (!date) return {};
  const [annee, mois, jour] = date.split('-') as [string, string, string];
  return { [`${name}.annee`]: annee, [`${name}.mois`]: mois === '00' ? '' : mois, [`${name}.jour`]: jour === '00' ? '' : jour };
};

const LISTS: Partial<Record<TypeListe, string>> = { COMPLEMENTAIRE_MUNICIPALE: 'MUNICIPALE', COMPLEMENTAIRE_EUROPEENNE: 'EUROPEENNE' };

/** A draft for another list, filled with the answers of a request; documents belong to the request and are sent again. */
export const draftFromRequest = (
  demande: Demande, list: TypeListe, nameOf: (code: string) => string,
): DraftContent => {
  const { dateNaissance, precision: _, prenoms, ...civil } = demande.etatCivil;
  const { consentements: { courriel, sms }, communeDemandee } = demande;
  return { pieces: [], earlierSeen: true, values: {
    nationalite: 'UE', listeUE: LISTS[list] ?? '', nature: demande.nature, attache: demande.attache,
    communeDemandee, 'communeDemandee.texte': nameOf(communeDemandee),
    ...flat('etatCivil', civil), 'etatCivil.prenoms': prenoms.join(', '), ...dateFields('etatCivil.dateNaissance', dateNaissance),
    ...(civil.communeNaissance ? { 'etatCivil.communeNaissance.texte': nameOf(civil.communeNaissance) }
      : { 'etatCivil.communeNaissance.texte': civil.libelleLieuNaissance ?? '' }),
    ...flat('adresseRattachement', demande.adresseRattachement), ...flat('adresseContact', demande.adresseContact),
    ...flat('contact', demande.contact), ...flat('ancienneInscription', demande.ancienneInscription),
    ...dateFields('precisionsAttache.residentDepuis', demande.precisionsAttache?.residentDepuis),
    ...flat('precisionsAttache.parent', demande.precisionsAttache?.parent),
    ...(courriel ? { 'consentements.courriel': '1' } : {}), ...(sms ? { 'consentements.sms': '1' } : {}),
  } };
};
