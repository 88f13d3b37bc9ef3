import { BackLink } from '#base/ui/components/back-link.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { ErrorSummary } from '#base/ui/components/error-summary.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { formatDate } from '#base/ui/i18n/format.ts';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { AppealProps } from '../props.ts';
import { appeal } from '../texts/appeal.ts';
import { common } from '../texts/common.ts';

/** The preliminary appeal (L.18 III): what it does, until when, then one field and one button. */
export const AppealPage = (props: AppealProps & View) => {
  const { lang, assets, shell, number, commune, against, reason, before, late, form, back } = props;
  const title = appeal(lang, against === 'refusal' ? 'title' : 'titleStrikeOff');
  return (
    <Frame lang={lang} assets={assets} shell={shell} title={title} failed={form.errors.length > 0}>
      <div className="so-column">
        <BackLink lang={lang} href={back} />
        <ErrorSummary lang={lang} form={form} />
        <h1>{title}</h1>
        <p>{common(lang, 'number', { number })}</p>
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
      </div>
    </Frame>
  );
};
