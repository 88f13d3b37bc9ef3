import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { CITIZEN_PAGES } from '../pages.ts';
import { ContinueButton } from '../parts/continue-button.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { CommuneChoiceProps } from '../props.ts';
import { place } from '../texts/place.ts';

const KEYS = {
  several: ['choiceSeveral', 'choiceSeveralHint'],
  arrondissement: ['choiceArrondissement', 'choiceArrondissementHint'],
  'former-commune': ['choiceFormer', 'choiceFormerHint'],
} as const;

/** Several communes fit, a city has a roll an arrondissement, or a commune has merged: asked, never guessed. */
export const CommuneChoicePage = (props: CommuneChoiceProps & View) => {
  const { lang, form, reason, typed, choices } = props;
  const [title, hint] = KEYS[reason];
  return (
    <StepFrame {...props} stage={3} title={place(lang, title)}>
      <DraftForm lang={lang} form={form}>
        <RadioCards lang={lang} form={form} name="communeDemandee" legend={<h1>{place(lang, title)}</h1>}
          hint={place(lang, hint, { typed })} choices={choices.map((choice) => ({
            value: choice.code, label: choice.name,
            hint: [place(lang, 'department', { name: choice.department }), choice.hint?.[lang]]
              .filter(Boolean).join(' – '),
          }))} />
        <p><a href={CITIZEN_PAGES.commune.path}>{place(lang, 'otherCommune')}</a></p>
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
