import { dossierProblems } from '#base/dossiers/errors.ts';
import { field, type Form } from '#base/http/form.ts';
import type { FieldError } from '#base/values/problem.ts';
import { mayCheckAddress, type VerificationAdresse } from '../../domain/address-check.ts';
import { ATTACHMENTS } from '../../domain/codes/attachments.ts';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import { ENERGY_SUPPLIERS, type FournisseurEnergie } from '../../domain/codes/energy-suppliers.ts';
import { LIMITS } from '../../limits.ts';
import { CITIZEN_PATHS } from '../../web/citizen/pages.ts';
import type { AddressCheckView } from '../../web/citizen/props.ts';
import type { AddressQuestion } from '../address-check/address-checker.ts';
import { linkOf, listOf, rawDemande, type DraftContent } from './draft-content.ts';
import { saveDraft, type OwnDraft } from './draft-session.ts';
import type { CitizenKit } from './kit.ts';
import { lockedNames } from './locked.ts';
import { checkVersion } from './step-routes.ts';
import type { SignedIn } from './visit.ts';

const MISSING_SUPPLIER = { fr: 'Choisissez votre fournisseur.', en: 'Choose your supplier.' };
const MISSING_CONSENT = { fr: 'Donnez votre accord, ou joignez un justificatif : cette vérification est facultative.',
  en: 'Give your agreement, or attach a proof: this check is optional.' };

type Asked = Omit<AddressQuestion, 'fournisseur'>;

/**
 * What would be asked about a draft; nothing when the check does not apply. Only a name that FranceConnect gave is asked about: a name
 * that anybody may type would let them learn who lives where.
 */
const askedOf = (kit: CitizenKit, visit: SignedIn, content: DraftContent): Asked | undefined => {
  const [link, list] = [linkOf(content), listOf(content)];
  const { etatCivil, adresseRattachement, communeDemandee } = rawDemande(content, visit.lang) as {
    etatCivil: { nomNaissance?: string; nomUsage?: string; prenoms?: string[] }; communeDemandee?: string;
    adresseRattachement: Record<string, string> };
  const { codePostal, voie, lieuDit } = adresseRattachement;
  const name = etatCivil.nomNaissance;
  if (!kit.checkAddress || !list || !communeDemandee || !isCodeOf(ATTACHMENTS, link)) return undefined;
  if (!mayCheckAddress(link, list, communeDemandee) || !lockedNames(visit.session).includes('etatCivil.nomNaissance')) return undefined;
  if (!name || !codePostal || !(voie || lieuDit)) return undefined;
  return { nomNaissance: name, ...(etatCivil.nomUsage ? { nomUsage: etatCivil.nomUsage } : {}), prenom: etatCivil.prenoms?.[0] ?? '',
    adresse: { ...adresseRattachement, codePostal, commune: communeDemandee } };
};

/** The answer that still holds: about the name and the address that the draft has now. */
const standing = (content: DraftContent, asked: Asked | undefined): VerificationAdresse | undefined =>
  (asked && content.adresse?.demandee === JSON.stringify(asked) ? content.adresse.verification : undefined);

/** What goes into the request of a supplier's answer; nothing when the address has changed since. */
export const checkedAddress = (kit: CitizenKit, visit: SignedIn, content: DraftContent): { verificationAdresse?: VerificationAdresse } => {
  const found = standing(content, askedOf(kit, visit, content));
  return found ? { verificationAdresse: found } : {};
};

/** What the page of documents says of the check: the answer, or the offer, or nothing. */
export const addressCheckView = (kit: CitizenKit, visit: SignedIn, content: DraftContent): { addressCheck?: AddressCheckView } => {
  const asked = askedOf(kit, visit, content);
  if (!asked) return {};
  const found = standing(content, asked);
  const { numero, voie, lieuDit, codePostal, commune } = asked.adresse;
  const town = kit.reference().communes.get(commune)?.nom ?? '';
  return { addressCheck: { action: CITIZEN_PATHS.addressCheck,
    address: [[numero, voie].filter(Boolean).join(' '), lieuDit, `${codePostal} ${town}`].filter(Boolean).join(', '),
    ...(found ? { answer: { code: found.reponse, supplier: ENERGY_SUPPLIERS[found.fournisseur].label } } : {}),
    open: found?.reponse !== 'CONFIRMEE' && (content.adresse?.essais ?? 0) < LIMITS.address_checks_max } };
};

/** Asks the supplier that the person chose, with their agreement, and keeps the answer with the draft; errors of the form otherwise. */
export const takeAddressCheck = async (kit: CitizenKit, visit: SignedIn, draft: OwnDraft, form: Form): Promise<readonly FieldError[]> => {
  checkVersion(draft, form);
  const supplier = field(form, 'fournisseur');
  const errors: FieldError[] = [
    ...(isCodeOf(ENERGY_SUPPLIERS, supplier) ? [] : [{ pointer: '/fournisseur', code: 'MANQUANT', detail: MISSING_SUPPLIER }]),
    ...(field(form, 'accordFournisseur') ? [] : [{ pointer: '/accordFournisseur', code: 'MANQUANT', detail: MISSING_CONSENT }])];
  if (errors.length > 0) return errors;
  const asked = askedOf(kit, visit, draft.content);
  const tries = draft.content.adresse?.essais ?? 0;
  if (!asked || !kit.checkAddress || tries >= LIMITS.address_checks_max) return [];
  const verification = await kit.checkAddress({ ...asked, fournisseur: supplier as FournisseurEnergie });
  const saved = await saveDraft(kit, visit, draft, { ...draft.content,
    adresse: { demandee: JSON.stringify(asked), verification, essais: tries + 1 } });
  if (!saved) throw dossierProblems.DOSSIER_CHANGED();
  return [];
};
