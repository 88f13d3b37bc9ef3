import { Alert } from '#base/ui/components/alert.tsx';
import { Checkbox } from '#base/ui/components/checkbox.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Select } from '#base/ui/components/select.tsx';
import type { FormState } from '#base/ui/form.ts';
import type { Lang } from '#base/values/lang.ts';
import { ENERGY_SUPPLIERS } from '../../../domain/codes/energy-suppliers.ts';
import type { AddressCheckView } from '../props.ts';
import { submit } from '../texts/submit.ts';

export type AddressCheckProps = { lang: Lang; form: FormState; check: AddressCheckView };

const ANSWERS = {
  CONFIRMEE: { severity: 'success', title: 'addressConfirmed', text: 'addressConfirmedText' },
  NON_CONFIRMEE: { severity: 'warning', title: 'addressNotConfirmed', text: 'addressNotConfirmedText' },
  INDISPONIBLE: { severity: 'info', title: 'addressNoAnswer', text: 'addressNoAnswerText' },
} as const;

const Answer = ({ lang, answer: { code, supplier } }: { lang: Lang; answer: NonNullable<AddressCheckView['answer']> }) => (
  <Alert severity={ANSWERS[code].severity} title={submit(lang, ANSWERS[code].title, { supplier })}>
    <p>{submit(lang, ANSWERS[code].text)}</p>
  </Alert>
);

const suppliers = (lang: Lang) => [{ value: '', label: submit(lang, 'addressChoose') },
  ...Object.entries(ENERGY_SUPPLIERS).map(([value, { label }]) => ({ value, label }))];

/** An energy supplier may confirm the address instead of a document: optional, with consent, and its answer never blocks the request. */
export const AddressCheck = ({ lang, form, check }: AddressCheckProps) => (
  <section id="adresse" className="fr-mb-4w">
    <h2 className="fr-h3">{submit(lang, 'addressTitle')}</h2>
    {check.answer ? <Answer lang={lang} answer={check.answer} /> : <p>{submit(lang, 'addressLead')}</p>}
    {check.open ? (
      <DraftForm lang={lang} form={{ ...form, action: check.action }}>
        <p>{submit(lang, 'addressAsked')} <strong>{check.address}</strong></p>
        <Select lang={lang} form={form} name="fournisseur" label={submit(lang, 'addressSupplier')} options={suppliers(lang)} />
        <Checkbox lang={lang} form={form} name="accordFournisseur" value="1" label={submit(lang, 'addressConsent')} />
        <p className="fr-mt-4w"><button type="submit" className="fr-btn fr-btn--secondary">{submit(lang, 'addressButton')}</button></p>
      </DraftForm>
    ) : null}
  </section>
);
