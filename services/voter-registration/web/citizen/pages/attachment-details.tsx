import { DateFields } from '#base/ui/components/date-fields.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { ContinueButton } from '../parts/continue-button.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { AttachmentDetailsProps } from '../props.ts';
import { place } from '../texts/place.ts';

const Parent = ({ lang, form }: Pick<AttachmentDetailsProps & View, 'lang' | 'form'>) => (
  <>
    <Field lang={lang} form={form} name="precisionsAttache.parent.nomNaissance" label={place(lang, 'parentName')}
      autoComplete="off" spellCheck={false} maxLength={80} />
    <Field lang={lang} form={form} name="precisionsAttache.parent.prenom" label={place(lang, 'parentGiven')}
      autoComplete="off" spellCheck={false} maxLength={80} />
  </>
);

/** What one attachment asks besides its proofs: since when, or which parent. */
export const AttachmentDetailsPage = (props: AttachmentDetailsProps & View) => {
  const { lang, form, commune, attachment } = props;
  const residence = attachment === 'RESIDENCE_6M';
  const title = place(lang, residence ? 'residenceTitle' : 'parentTitle', { commune });
  return (
    <StepFrame {...props} stage={3} title={title}>
      <h1>{title}</h1>
      <DraftForm lang={lang} form={form} autosave>
        {residence
          ? <DateFields lang={lang} form={form} name="precisionsAttache.residentDepuis"
            legend={place(lang, 'residenceSince')}
            hint={place(lang, 'residenceHint')} />
          : <Parent lang={lang} form={form} />}
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
