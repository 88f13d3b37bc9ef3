import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { valueOf } from '#base/ui/form.ts';
import { ContinueButton } from '../parts/continue-button.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { StepProps } from '../props.ts';
import { identity } from '../texts/identity.ts';

const NATURES = [
  ['PREMIERE', 'natureFirst', 'natureFirstHint'], ['CHANGEMENT_COMMUNE', 'natureMoved', 'natureMovedHint'],
  ['MEME_COMMUNE', 'natureSame', 'natureSameHint'], ['RETOUR_ETRANGER', 'natureAbroad', 'natureAbroadHint'],
] as const;

/** Where the person is registered today: gives `nature`. Not knowing is a fair answer. */
export const SituationPage = (props: StepProps & View) => {
  const { lang, form } = props;
  const natures = valueOf(form, 'nationalite') === 'UE' ? NATURES.filter(([value]) => value !== 'RETOUR_ETRANGER') : NATURES;
  return (
    <StepFrame {...props} stage={1} title={identity(lang, 'situationTitle')}>
      <DraftForm lang={lang} form={form}>
        <RadioCards lang={lang} form={form} name="nature" legend={<h1>{identity(lang, 'situationTitle')}</h1>}
          choices={natures.map(([value, label, hint]) =>
            ({ value, label: identity(lang, label), hint: identity(lang, hint) }))} />
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
