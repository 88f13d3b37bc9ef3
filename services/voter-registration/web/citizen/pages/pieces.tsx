import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { formatBytes } from '#base/ui/i18n/format.ts';
import { AddressCheck } from '../parts/address-check.tsx';
import { ContinueButton } from '../parts/continue-button.tsx';
import { PieceSlots } from '../parts/piece-slots.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { PiecesProps } from '../props.ts';
import { submit } from '../texts/submit.ts';

/** Supporting documents, one control a need; each file goes alone, so that a refused one never costs the others. */
export const PiecesPage = (props: PiecesProps & View) => {
  const { lang, form, slots, limits, removeAction, continueAction } = props;
  return (
    <StepFrame {...props} stage={5} title={submit(lang, 'piecesTitle')}>
      <h1>{submit(lang, 'piecesTitle')}</h1>
      <p>{submit(lang, 'piecesLead', {
        max: formatBytes(lang, limits.pieceBytesMax), total: formatBytes(lang, limits.totalBytesMax),
      })}</p>
      <details className="fr-accordion fr-mb-4w">
        <summary className="fr-accordion__btn">{submit(lang, 'piecesTips')}</summary>
        <div className="fr-accordion__body">
          <ul>
            <li>{submit(lang, 'piecesTip1')}</li>
            <li>{submit(lang, 'piecesTip2')}</li>
            <li>{submit(lang, 'piecesTip3')}</li>
          </ul>
        </div>
      </details>
      {props.addressCheck ? <AddressCheck lang={lang} form={form} check={props.addressCheck} /> : null}
      <PieceSlots lang={lang} form={form} slots={slots} limits={limits} removeAction={removeAction} />
      <p>{submit(lang, 'piecesLater')}</p>
      <DraftForm lang={lang} form={{ ...form, action: continueAction }}>
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
