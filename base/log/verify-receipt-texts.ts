/** What a verdict says, in words for the person who holds the receipt. */
import type { Text } from '#base/values/lang.ts';

export type CheckName = 'format' | 'entry' | 'origin' | 'inclusion' | 'signature' | 'key';
type CheckTexts = { label: Text; pass: Text; fail: Text; skipped: Text };

const NOT_CHECKED: Text = {
  fr: 'Non vérifié : une vérification précédente a échoué.',
  en: 'Not checked: an earlier check failed.',
};

export const CHECK_TEXTS: Record<CheckName, CheckTexts> = {
  format: {
    label: { fr: 'Forme du récépissé', en: 'Form of the receipt' },
    pass: { fr: 'Le récépissé est complet et lisible.', en: 'The receipt is complete and readable.' },
    fail: {
      fr: 'Ce fichier n’est pas un récépissé complet : il a été coupé ou modifié.',
      en: 'This file is not a complete receipt: it was cut or changed.',
    },
    skipped: NOT_CHECKED,
  },
  entry: {
    label: { fr: 'Empreinte du dépôt', en: 'Fingerprint of the filing' },
    pass: { fr: 'L’empreinte du dépôt a été recalculée.', en: 'The fingerprint of the filing was computed again.' },
    fail: {
      fr: 'L’empreinte ne peut pas être calculée : le sel ou le contenu est abîmé.',
      en: 'The fingerprint cannot be computed: the salt or the content is damaged.',
    },
    skipped: NOT_CHECKED,
  },
  origin: {
    label: { fr: 'Registre concerné', en: 'Register concerned' },
    pass: { fr: 'La preuve vient du registre de ce service.', en: 'The proof comes from this service’s register.' },
    fail: {
      fr: 'La preuve vient d’un autre registre que celui de ce service.',
      en: 'The proof comes from another register than this service’s.',
    },
    skipped: NOT_CHECKED,
  },
  inclusion: {
    label: { fr: 'Inscription au registre', en: 'Entry in the register' },
    pass: { fr: 'Ce dépôt exact est inscrit au registre.', en: 'This very filing is in the register.' },
    fail: {
      fr: 'Ce contenu n’est pas celui du registre : il a été modifié, ou la preuve est celle d’un autre dépôt.',
      en: 'This content is not what the register holds: it was changed, or the proof is another filing’s.',
    },
    skipped: NOT_CHECKED,
  },
  signature: {
    label: { fr: 'Signature du registre', en: 'Signature of the register' },
    pass: { fr: 'L’état du registre est signé par le service.', en: 'The register’s state is signed by the service.' },
    fail: {
      fr: 'La signature n’est pas celle d’une clé publiée par le service.',
      en: 'The signature is not that of a key that the service published.',
    },
    skipped: NOT_CHECKED,
  },
  key: {
    label: { fr: 'Clé valable à cette date', en: 'Key valid at that time' },
    pass: { fr: 'La clé de signature était valable.', en: 'The signing key was valid.' },
    fail: {
      fr: 'La clé de signature n’était plus valable à la date du dépôt.',
      en: 'The signing key was no longer valid when the filing was made.',
    },
    skipped: NOT_CHECKED,
  },
};

export const SENTENCES: Record<'ok' | 'refused', Text> = {
  ok: {
    fr: 'Récépissé authentique : ce dépôt est inscrit au registre du service, tel quel.',
    en: 'Genuine receipt: this filing is in the service’s register, as it stands.',
  },
  refused: {
    fr: 'Récépissé non vérifié : ne vous y fiez pas en l’état.',
    en: 'Receipt not verified: do not rely on it as it is.',
  },
};
