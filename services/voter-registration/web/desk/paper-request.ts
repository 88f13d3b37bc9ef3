import { CONSULAR_LINK, isAbroad } from '../../domain/codes/attachments.ts';
import { declarationFor } from '../../domain/demande/declaration.ts';
import { FRANCE } from '../../domain/identity/civil-status.ts';

/** What the entry of paper holds while it is typed: texts, and two ticks. */
export type PaperValues = {
  canal: string; recueLe: string; typeListe: string; nature: string; motifL30: string; attache: string;
  nomNaissance: string; nomUsage: string; prenoms: string; sexe: string; dateNaissance: string;
  paysNaissance: string; lieuNaissance: string;
  residentDepuis: string; parentNom: string; parentPrenom: string;
  numero: string; voie: string; complement1: string; codePostal: string; courriel: string; telephone: string;
  /** Where somebody lives abroad. */
  ville: string; pays: string;
  declaration: boolean;
};

/** A blank entry, received today at the desk: for the main list of a commune, or the one list of a consular post. */
export const emptyPaper = (today: string, postalCode = '', atPost = false): PaperValues => ({
  canal: 'GUICHET', recueLe: today, typeListe: atPost ? 'CONSULAIRE' : 'PRINCIPALE', nature: '', motifL30: '',
  attache: atPost ? CONSULAR_LINK : 'DOMICILE', ville: '', pays: '',
  nomNaissance: '', nomUsage: '', prenoms: '', sexe: '', dateNaissance: '', paysNaissance: FRANCE, lieuNaissance: '',
  residentDepuis: '', parentNom: '', parentPrenom: '', numero: '', voie: '', complement1: '', codePostal: postalCode,
    courriel: '',
    telephone: '',
  declaration: false,
});

/** Id of the control that an error's pointer is about. */
export const controlId = (pointer: string): string => `champ${pointer.replaceAll('/', '-')}`;

const given = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));

const detailsOf = ({ attache, residentDepuis, parentNom, parentPrenom }: PaperValues): Record<string, unknown> => {
  if (attache === 'RESIDENCE_6M') return { precisionsAttache: given({ residentDepuis }) };
  return attache === 'ENFANT_MOINS_26'
    ? { precisionsAttache: { parent: given({ nomNaissance: parentNom, prenom: parentPrenom }) } } : {};
};

/** An address in the commune; from somebody abroad, the one where they live. */
const addressOf = (values: PaperValues, commune: string): Record<string, unknown> => {
  const { numero, voie, complement1, codePostal, ville, pays } = values;
  const lines = given({ numero, voie, complement1, codePostal });
  return isAbroad(values.attache) ? { adresseContact: { ...lines, ...given({ commune: ville, pays }) } }
    : { adresseRattachement: { ...lines, commune } };
};

/** The body that the API checks: the same members as an online request, and the scans that were sent before. Pure. */
export const paperRequest = (values: PaperValues, commune: string, pieces: readonly string[] = []): Record<string, unknown> => ({
  canal: values.canal, recueLe: values.recueLe, pieces,
  demande: {
    typeListe: values.typeListe, nature: values.nature, attache: values.attache,
      ...(values.nature === 'L30' ? { motifL30:
      values.motifL30 } : {}),
    ...detailsOf(values), consentements: { courriel: values.courriel.trim() !== '', sms: false },
    etatCivil: { ...given({ nomNaissance: values.nomNaissance, nomUsage: values.nomUsage, sexe: values.sexe,
      dateNaissance: values.dateNaissance,
      paysNaissance: values.paysNaissance, libelleLieuNaissance: values.lieuNaissance }),
    prenoms: values.prenoms.split(',').map((name) => name.trim()).filter(Boolean) },
    ...addressOf(values, commune),
    contact: given({ courriel: values.courriel, telephone: values.telephone }),
    declarationHonneur: { accepte: values.declaration, version: declarationFor(values.typeListe) }, langue: 'fr',
  },
});
