import { LIMITS } from '../../limits.ts';
import { isEmail } from '../identity/email.ts';
import { toE164 } from '../identity/phone.ts';
import type { Contact, Demande } from './demande.ts';
import { fault, readObject, readText, type Findings, type Raw } from './form-reader.ts';

const readContact = (found: Findings, form: Raw): Contact => {
  const raw = readObject(found, form, 'contact', '/contact', ['courriel', 'telephone'], true) ?? {};
  const courriel = readText(found, raw, 'courriel', '/contact/courriel', LIMITS.email_chars_max, false);
  const typedPhone = readText(found, raw, 'telephone', '/contact/telephone', LIMITS.phone_chars_max, false);
  const telephone = typedPhone === undefined ? undefined : toE164(typedPhone);
  if (courriel !== undefined && !isEmail(courriel)) fault(found, '/contact/courriel', 'COURRIEL');
  if (typedPhone !== undefined && telephone === undefined) fault(found, '/contact/telephone', 'TELEPHONE');
  return { ...(courriel ? { courriel } : {}), ...(telephone ? { telephone } : {}) };
};

const readConsent = (found: Findings, raw: Raw, key: string): boolean => {
  const value = raw[key];
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') fault(found, `/consentements/${key}`, 'TYPE');
  return value === true;
};

/** Contact data are never required; agreeing to be written to requires the address to write to. */
export const readContactAndConsents = (found: Findings, form: Raw): Pick<Demande, 'contact' | 'consentements'> => {
  const contact = readContact(found, form);
  const raw = readObject(found, form, 'consentements', '/consentements', ['courriel', 'sms'], true) ?? {};
  const consentements = { courriel: readConsent(found, raw, 'courriel'), sms: readConsent(found, raw, 'sms') };
  const wrong = (pointer: string): boolean => found.errors.some((error) => error.pointer === pointer);
  if (consentements.courriel && !contact.courriel && !wrong('/contact/courriel')) {
    fault(found, '/contact/courriel', 'CONTACT_POUR_CONSENTEMENT');
  }
  if (consentements.sms && !contact.telephone && !wrong('/contact/telephone')) {
    fault(found, '/contact/telephone', 'CONTACT_POUR_CONSENTEMENT');
  }
  return { contact, consentements };
};
