import { BackLink } from '#base/ui/components/back-link.tsx';
import { Checkbox } from '#base/ui/components/checkbox.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { ErrorSummary } from '#base/ui/components/error-summary.tsx';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { WithdrawProps } from '../props.ts';
import { common } from '../texts/common.ts';
import { follow } from '../texts/follow.ts';

/** Withdrawing says what it does and asks twice: a box, then the button. */
export const WithdrawPage = ({ lang, assets, shell, number, commune, form, back }: WithdrawProps & View) => {
  const title = follow(lang, 'withdrawTitle', { commune });
  return (
    <Frame lang={lang} assets={assets} shell={shell} title={title} failed={form.errors.length > 0}>
      <div className="so-column">
        <BackLink lang={lang} href={back} />
        <ErrorSummary lang={lang} form={form} />
        <h1>{title}</h1>
        <p>{common(lang, 'number', { number })}</p>
        <p className="fr-text--lead">{follow(lang, 'withdrawBody')}</p>
        <DraftForm lang={lang} form={form}>
          <Checkbox lang={lang} form={form} name="confirmation" value="1" label={follow(lang, 'withdrawConfirm')} />
          <div className="fr-btns-group fr-mt-4w">
            <button type="submit" className="fr-btn fr-btn--danger">{follow(lang, 'withdrawButton')}</button>
            <a className="fr-btn fr-btn--secondary" href={back}>{follow(lang, 'withdrawKeep')}</a>
          </div>
        </DraftForm>
      </div>
    </Frame>
  );
};
