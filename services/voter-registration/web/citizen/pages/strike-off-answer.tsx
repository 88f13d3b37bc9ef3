import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { formatDate } from '#base/ui/i18n/format.ts';
import { DossierFormPage } from '../parts/dossier-form-page.tsx';
import { PieceSlots } from '../parts/piece-slots.tsx';
import type { View } from '../parts/view.ts';
import type { StrikeOffAnswerProps } from '../props.ts';
import { strikeOff } from '../texts/strike-off.ts';

/** The answer to the notice of a strike-off (L.18 I): what the town hall says, proofs, then the answer in one field. */
export const StrikeOffAnswerPage = (props: StrikeOffAnswerProps & View) => {
  const { lang, assets, shell, number, office, commune, why, before, late, form, back, slots, limits, removeAction,
    continueAction } = props;
  const title = strikeOff(lang, 'pageTitle');
  return (
    <DossierFormPage lang={lang} assets={assets} shell={shell} title={title} number={number} form={form} back={back}>
      <p className="fr-text--lead">{strikeOff(lang, 'lead', { office, commune })}</p>
      <figure className="fr-quote">
        <figcaption className="fr-text--bold">{strikeOff(lang, 'why')}</figcaption>
        <p>{why}</p>
      </figure>
      <p>{strikeOff(lang, late ? 'late' : 'before', { date: formatDate(lang, before) })} {strikeOff(lang, 'paper')}</p>
      <h2>{strikeOff(lang, 'piecesTitle')}</h2>
      <PieceSlots lang={lang} form={form} slots={slots} limits={limits} removeAction={removeAction} />
      <h2>{strikeOff(lang, 'messageTitle')}</h2>
      <DraftForm lang={lang} form={{ ...form, action: continueAction }}>
        <Field lang={lang} form={form} name="message" label={strikeOff(lang, 'message')} hint={strikeOff(lang, 'messageHint')}
          multiline maxLength={2000} />
        <button type="submit" className="fr-btn fr-btn--lg">{strikeOff(lang, 'send')}</button>
      </DraftForm>
    </DossierFormPage>
  );
};
