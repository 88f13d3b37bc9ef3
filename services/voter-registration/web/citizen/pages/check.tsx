import { Alert } from '#base/ui/components/alert.tsx';
import { SummaryList } from '#base/ui/components/summary-list.tsx';
import type { Lang, Text } from '#base/values/lang.ts';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { CITIZEN_PAGES } from '../pages.ts';
import { Outlook } from '../parts/outlook.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { AnswerSection, CheckProps } from '../props.ts';
import { common } from '../texts/common.ts';
import { submit } from '../texts/submit.ts';

const wordsOf = (lang: Lang, value: Text | string | undefined): string | undefined =>
  (typeof value === 'object' ? value[lang] : value);

const Section = ({ lang, section }: { lang: Lang; section: AnswerSection }) => (
  <section>
    <h2 className="fr-h3">{section.title[lang]}</h2>
    <SummaryList lang={lang} rows={section.rows.map(({ term, value, changeHref }) => ({
      term: term[lang], value: wordsOf(lang, value), changeHref,
    }))} />
  </section>
);

const Missing = ({ lang, missing }: { lang: Lang; missing: CheckProps['missing'] }) => (
  <Alert severity="warning" title={submit(lang, 'missingTitle')}>
    <ul>{missing.map(({ title, href }) => <li key={href}><a href={href}>{title[lang]}</a></li>)}</ul>
  </Alert>
);

/** All answers on one page, each with its way to change it, and for which ballot the request will count. */
export const CheckPage = (props: CheckProps & View) => {
  const { lang, form, sections, missing, outlook, exOfficio } = props;
  return (
    <StepFrame {...props} stage={7} title={submit(lang, 'checkTitle')}>
      <h1>{submit(lang, 'checkTitle')}</h1>
      {missing.length > 0 ? <Missing lang={lang} missing={missing} /> : <Outlook lang={lang} outlook={outlook} />}
      {exOfficio ? (
        <Alert severity="info" title={submit(lang, 'exOfficioTitle')}>
          <p>{submit(lang, 'exOfficioBody')} <a href={CITIZEN_PAGES.enquiry.path}>{submit(lang, 'exOfficioLink')}</a></p>
        </Alert>
      ) : null}
      {sections.map((section) => <Section key={section.title.fr} lang={lang} section={section} />)}
      {missing.length > 0 ? null : (
        <DraftForm lang={lang} form={form}>
          <p>{submit(lang, 'checkLead')}</p>
          <button type="submit" className="fr-btn fr-btn--lg">{common(lang, 'continue')}</button>
        </DraftForm>
      )}
    </StepFrame>
  );
};
