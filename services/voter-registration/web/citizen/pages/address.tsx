import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { SummaryList } from '#base/ui/components/summary-list.tsx';
import { errorsOf, valueOf, type FormState } from '#base/ui/form.ts';
import type { Lang } from '#base/values/lang.ts';
import { CITIZEN_PAGES } from '../pages.ts';
import { ContinueButton } from '../parts/continue-button.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { AddressProps } from '../props.ts';
import { place } from '../texts/place.ts';

type Part = 'numero' | 'voie' | 'complement1' | 'complement2' | 'lieuDit';

const LINES = [
  ['numero', 'houseNumber', undefined], ['voie', 'street', 'address-line1'],
  ['complement1', 'complement1', 'address-line2'],
  ['complement2', 'complement2', 'address-line3'], ['lieuDit', 'locality', undefined],
] as const satisfies readonly (readonly [Part, string, string | undefined])[];

/** Lines of an address under a field prefix; only the street is expected, and a hamlet may replace it. */
const AddressLines = ({ lang, form, prefix }: { lang: Lang; form: FormState; prefix: string }) => {
  const [number, street, ...others] = LINES.map(([part, key, fill]) => (
    <Field key={part} lang={lang} form={form} name={`${prefix}.${part}`} label={place(lang, key)} maxLength={100}
      spellCheck={false} optional={part !== 'voie' && part !== 'numero'}
      autoComplete={fill && prefix === 'adresseRattachement' ? fill : 'off'} />
  ));
  return <><div className="so-row">{number}{street}</div>{others}</>;
};

const LETTER_PARTS = ['numero', 'voie', 'complement1', 'complement2', 'lieuDit', 'codePostal', 'commune', 'pays'];

/** An address anywhere in the world. */
const LetterLines = ({ lang, form }: { lang: Lang; form: FormState }) => {
  const prefix = 'adresseContact';
  return (
    <>
      <AddressLines lang={lang} form={form} prefix={prefix} />
      <Field lang={lang} form={form} name={`${prefix}.codePostal`} label={place(lang, 'postalCode')} width="10"
        autoComplete="off" maxLength={12} />
      <Field lang={lang} form={form} name={`${prefix}.commune`} label={place(lang, 'town')} autoComplete="off" maxLength={100} />
      <Field lang={lang} form={form} name={`${prefix}.pays`} label={place(lang, 'country')} autoComplete="off" maxLength={100} optional />
    </>
  );
};

const Letters = ({ lang, form }: { lang: Lang; form: FormState }) => {
  const used = LETTER_PARTS.some((part) => valueOf(form, `adresseContact.${part}`) !== '')
    || errorsOf(form, 'adresseContact').length > 0;
  return (
    <details className="fr-accordion" open={used}>
      <summary className="fr-accordion__btn">{place(lang, 'lettersTitle')}</summary>
      <div className="fr-accordion__body"><LetterLines lang={lang} form={form} /></div>
    </details>
  );
};

/** Address in the commune (it drives the polling station) and, if wanted, another one for letters. */
export const AddressPage = (props: AddressProps & View) => {
  const { lang, form, commune, abroad, post } = props;
  const title = abroad ? place(lang, 'abroadTitle') : place(lang, 'addressTitle', { commune: commune.name });
  const [onlyCode, ...otherCodes] = commune.postalCodes;
  const postal = 'adresseRattachement.codePostal';
  const filled = valueOf(form, postal) === '' && onlyCode && otherCodes.length === 0
    ? { ...form, values: { ...form.values, [postal]: onlyCode } } : form;
  return (
    <StepFrame {...props} stage={4} title={title}>
      <h1>{title}</h1>
      <p>{place(lang, post ? 'postAddressLead' : abroad ? 'abroadLead' : 'addressLead')}</p>
      <SummaryList lang={lang} rows={[
        { term: place(lang, post ? 'postLabel' : 'communeFixed'), value: commune.name,
          changeHref: CITIZEN_PAGES[post ? 'consular-post' : 'commune'].path },
      ]} />
      <DraftForm lang={lang} form={form} autosave>
        {abroad ? <LetterLines lang={lang} form={form} /> : (
          <>
            <AddressLines lang={lang} form={form} prefix="adresseRattachement" />
            <Field lang={lang} form={filled} name={postal} label={place(lang, 'postalCode')} width="10" inputMode="numeric"
              autoComplete="postal-code" maxLength={10} />
            <Letters lang={lang} form={form} />
          </>
        )}
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
