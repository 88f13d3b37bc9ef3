import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { ContinueButton } from '../parts/continue-button.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { StepProps } from '../props.ts';
import { identity } from '../texts/identity.ts';

/** Which list: the main one for French citizens; the answer decides `typeListe`. */
export const NationalityPage = (props: StepProps & View) => {
  const { lang, form } = props;
  return (
    <StepFrame {...props} stage={1} title={identity(lang, 'nationalityTitle')}>
      <DraftForm lang={lang} form={form}>
        <RadioCards lang={lang} form={form} name="nationalite" legend={<h1>{identity(lang, 'nationalityTitle')}</h1>}
          choices={[
          { value: 'FR', label: identity(lang, 'french'), hint: identity(lang, 'frenchHint') },
          { value: 'FR_ETRANGER', label: identity(lang, 'frenchAbroad'), hint: identity(lang, 'frenchAbroadHint') },
          { value: 'UE', label: identity(lang, 'european') },
          { value: 'AUTRE', label: identity(lang, 'otherNationality') },
        ]} />
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
