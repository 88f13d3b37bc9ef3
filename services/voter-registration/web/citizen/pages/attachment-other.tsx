import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { ContinueButton } from '../parts/continue-button.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { AttachmentProps } from '../props.ts';
import { place } from '../texts/place.ts';
import { attachmentChoice } from './attachment.tsx';

/** The less common links (L.11 I 2° to L.15-1), each as a sentence to recognise. */
export const AttachmentOtherPage = (props: AttachmentProps & View) => {
  const { lang, form, commune, offered } = props;
  const title = place(lang, 'otherTitle', { commune });
  return (
    <StepFrame {...props} stage={3} title={title}>
      <DraftForm lang={lang} form={form}>
        <RadioCards lang={lang} form={form} name="attache" legend={<h1>{title}</h1>}
          choices={offered.map((value) => attachmentChoice(lang, value))} />
        <p>{place(lang, 'otherPrison')}</p>
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
