import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { formatDate } from '#base/ui/i18n/format.ts';
import { DossierFormPage } from '../parts/dossier-form-page.tsx';
import type { View } from '../parts/view.ts';
import type { AppealProps } from '../props.ts';
import { appeal } from '../texts/appeal.ts';

/** The preliminary appeal (L.18 III): what it does, until when, then one field and one button. */
export const AppealPage = (props: AppealProps & View) => {
  const { lang, assets, shell, number, commune, against, reason, before, late, form, back } = props;
  const title = appeal(lang, against === 'refusal' ? 'title' : 'titleStrikeOff');
  return (
    <DossierFormPage lang={lang} assets={assets} shell={shell} title={title} number={number} form={form} back={back}>
      <p className="fr-text--lead">{appeal(lang, 'lead', { commune })}</p>
      <p>{appeal(lang, against)} {reason}</p>
      <p>{appeal(lang, late ? 'late' : 'before', { date: formatDate(lang, before) })}</p>
      <DraftForm lang={lang} form={form}>
        <Field lang={lang} form={form} name="message" label={appeal(lang, 'why')} hint={appeal(lang, 'whyHint')}
          multiline maxLength={2000} />
        <div className="fr-btns-group fr-mt-4w">
          <button type="submit" className="fr-btn">{appeal(lang, 'send')}</button>
          <a className="fr-btn fr-btn--secondary" href={back}>{appeal(lang, 'keep')}</a>
        </div>
      </DraftForm>
    </DossierFormPage>
  );
};
