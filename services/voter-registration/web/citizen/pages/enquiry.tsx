import { BackLink } from '#base/ui/components/back-link.tsx';
import { DateFields } from '#base/ui/components/date-fields.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { ErrorSummary } from '#base/ui/components/error-summary.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { Select } from '#base/ui/components/select.tsx';
import { valueOf } from '#base/ui/form.ts';
import { CITIZEN_PAGES, CITIZEN_PATHS } from '../pages.ts';
import { comboboxTexts } from '../parts/combobox-texts.ts';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { EnquiryProps } from '../props.ts';
import { enquiry } from '../texts/enquiry.ts';

const Place = ({ lang, form, choices, posts }: EnquiryProps & View) => (choices ? (
  <RadioCards lang={lang} form={form} name="commune" legend={enquiry(lang, 'communeWhich')}
    choices={choices.map(({ code, name, department }) => ({ value: code, label: name, hint: department }))} />
) : (
  <>
    <input type="hidden" name="commune" defaultValue={valueOf(form, 'commune')} />
    <Field lang={lang} form={form} name="commune.texte" answers="commune" label={enquiry(lang, 'commune')}
      hint={enquiry(lang, 'communeHint')} autoComplete="off" spellCheck={false} maxLength={60}
      data={{ 'data-combobox': CITIZEN_PATHS.communeSearch, 'data-combobox-code': 'commune', ...comboboxTexts(lang) }} />
    <Select lang={lang} form={form} name="poste" label={enquiry(lang, 'post')} hint={enquiry(lang, 'postHint')}
      options={[{ value: '', label: enquiry(lang, 'postNone') }, ...posts.map(({ code, name }) => ({ value: code, label: name }))]} />
  </>
));

const Self = ({ lang, self }: EnquiryProps & View) => (
  <div className="so-panel">
    <h2>{enquiry(lang, 'selfTitle')}</h2>
    <p>{enquiry(lang, 'selfBody')}</p>
    {self ? (
      <form method="post" action={CITIZEN_PATHS.enquirySelf}>
        <button type="submit" className="fr-btn">{enquiry(lang, 'selfButton')}</button>
      </form>
    ) : (
      <a className="fr-btn fr-btn--secondary" href={`/connexion?retour=${encodeURIComponent(CITIZEN_PAGES.enquiry.path)}`}>
        {enquiry(lang, 'selfConnect')}
      </a>
    )}
  </div>
);

/** "Interroger sa situation électorale": anonymous for one commune, or with a proven identity for all. */
export const EnquiryPage = (props: EnquiryProps & View) => {
  const { lang, assets, shell, form } = props;
  return (
    <Frame lang={lang} assets={assets} shell={shell} title={enquiry(lang, 'title')} failed={form.errors.length > 0}>
      <div className="so-column">
        <BackLink lang={lang} href={CITIZEN_PAGES['already-registered'].path} />
        <ErrorSummary lang={lang} form={form} />
        <h1>{enquiry(lang, 'title')}</h1>
        <p className="fr-text--lead">{enquiry(lang, 'lead')}</p>
        <Self {...props} />
        <h2>{enquiry(lang, 'formTitle')}</h2>
        <p>{enquiry(lang, 'formBody')}</p>
        <DraftForm lang={lang} form={form}>
          <Place {...props} />
          <Field lang={lang} form={form} name="etatCivil.nomNaissance" autoComplete="family-name" spellCheck={false}
            label={enquiry(lang, 'birthName')} maxLength={80} />
          <Field lang={lang} form={form} name="etatCivil.prenoms" autoComplete="given-name" spellCheck={false}
            label={enquiry(lang, 'givenNames')} hint={enquiry(lang, 'givenNamesHint')} maxLength={400} />
          <RadioCards lang={lang} form={form} name="etatCivil.sexe" legend={enquiry(lang, 'sex')} inline
            choices={[{ value: 'F', label: enquiry(lang, 'female') }, { value: 'M', label: enquiry(lang, 'male') }]} />
          <DateFields lang={lang} form={form} name="etatCivil.dateNaissance" legend={enquiry(lang, 'birthDate')}
            hint={enquiry(lang, 'birthDateHint')} birthday />
          <p className="fr-hint-text">{enquiry(lang, 'privacy')}</p>
          <button type="submit" className="fr-btn fr-btn--lg">{enquiry(lang, 'ask')}</button>
        </DraftForm>
      </div>
    </Frame>
  );
};
