import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { formatDate } from '#base/ui/i18n/format.ts';
import { L30_MOTIVES } from '../../../domain/codes/l30-motives.ts';
import { ContinueButton } from '../parts/continue-button.tsx';
import { LateNotice } from '../parts/outlook.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { LateReasonProps } from '../props.ts';
import { place } from '../texts/place.ts';

/** In the order of the article: a table with number-like keys lists 2 bis last. */
const MOTIVES = Object.entries(L30_MOTIVES).sort(([one], [other]) => one.localeCompare(other));

/** Between the closing and the tenth day before the ballot: late cases of L.30, or none. */
export const LateReasonPage = (props: LateReasonProps & View) => {
  const { lang, form, late } = props;
  return (
    <StepFrame {...props} stage={3} title={place(lang, 'lateTitle')}>
      <LateNotice lang={lang} late={late} />
      <DraftForm lang={lang} form={form}>
        <RadioCards lang={lang} form={form} name="motifL30" legend={<h1>{place(lang, 'lateTitle')}</h1>}
          hint={late.lateUntil && place(lang, 'lateHint', {
            firstRound: formatDate(lang, late.firstRound), until: formatDate(lang, late.lateUntil),
          })}
          choices={[
            ...MOTIVES.map(([value, { label }]) => ({ value, label: label[lang] })),
            { value: 'AUCUN', label: place(lang, 'lateNone'), hint: place(lang, 'lateNoneHint') },
          ]} />
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
