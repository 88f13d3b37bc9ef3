import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { EarlierRequests } from '../parts/earlier-requests.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { DuplicateProps } from '../props.ts';
import { common } from '../texts/common.ts';
import { submit } from '../texts/submit.ts';

/** The person has an open request already: told before sending, free to go on. */
export const DuplicatePage = (props: DuplicateProps & View) => {
  const { lang, form, earlier } = props;
  return (
    <StepFrame {...props} stage={7} title={submit(lang, 'duplicateTitle')}>
      <EarlierRequests lang={lang} earlier={earlier} />
      <DraftForm lang={lang} form={form}>
        <RadioCards lang={lang} form={form} name="choix" legend={<h1>{submit(lang, 'duplicateTitle')}</h1>} choices={[
          { value: 'suivre', label: submit(lang, 'duplicateGo'), hint: submit(lang, 'duplicateGoHint') },
          { value: 'continuer', label: submit(lang, 'duplicateNew'), hint: submit(lang, 'duplicateNewHint') },
        ]} />
        <button type="submit" className="fr-btn fr-btn--lg">{common(lang, 'continue')}</button>
      </DraftForm>
    </StepFrame>
  );
};
