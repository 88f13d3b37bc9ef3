import { Checkbox } from '#base/ui/components/checkbox.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { DossierFormPage } from '../parts/dossier-form-page.tsx';
import type { View } from '../parts/view.ts';
import type { WithdrawProps } from '../props.ts';
import { follow } from '../texts/follow.ts';

/** Withdrawing says what it does and asks twice: a box, then the button. */
export const WithdrawPage = ({ lang, assets, shell, number, commune, form, back }: WithdrawProps & View) => {
  const title = follow(lang, 'withdrawTitle', { commune });
  return (
    <DossierFormPage lang={lang} assets={assets} shell={shell} title={title} number={number} form={form} back={back}>
      <p className="fr-text--lead">{follow(lang, 'withdrawBody')}</p>
      <DraftForm lang={lang} form={form}>
        <Checkbox lang={lang} form={form} name="confirmation" value="1" label={follow(lang, 'withdrawConfirm')} />
        <div className="fr-btns-group fr-mt-4w">
          <button type="submit" className="fr-btn fr-btn--danger">{follow(lang, 'withdrawButton')}</button>
          <a className="fr-btn fr-btn--secondary" href={back}>{follow(lang, 'withdrawKeep')}</a>
        </div>
      </DraftForm>
    </DossierFormPage>
  );
};
