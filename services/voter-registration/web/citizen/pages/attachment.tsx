import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { ATTACHMENTS, type Attache } from '../../../domain/codes/attachments.ts';
import { PIECE_NEEDS } from '../../../domain/codes/piece-needs.ts';
import { ContinueButton } from '../parts/continue-button.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { AttachmentProps } from '../props.ts';
import { place } from '../texts/place.ts';

const proofsOf = (lang: View['lang'], attachment: Attache): string =>
  ATTACHMENTS[attachment].besoins.map((need) => PIECE_NEEDS[need].label[lang].toLocaleLowerCase(lang)).join(', ');

/** A link as a sentence, with what to attach. */
export const attachmentChoice = (lang: View['lang'], value: Attache) => ({
  value, label: ATTACHMENTS[value].question[lang], hint: place(lang, 'proofs', { list: proofsOf(lang, value) }),
});

/** The link with the commune, as sentences that people recognise, never legal codes. */
export const AttachmentPage = (props: AttachmentProps & View) => {
  const { lang, form, commune, offered, others } = props;
  const title = place(lang, 'attachmentTitle', { commune });
  return (
    <StepFrame {...props} stage={3} title={title}>
      <DraftForm lang={lang} form={form}>
        <RadioCards lang={lang} form={form} name="attache" legend={<h1>{title}</h1>}
          hint={place(lang, 'attachmentHint')}
          choices={[...offered.map((value) => attachmentChoice(lang, value)),
            ...(others ? [{ value: 'AUTRE', label: place(lang, 'otherLinks'), hint: place(lang, 'otherLinksBody') }] : [])]} />
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
