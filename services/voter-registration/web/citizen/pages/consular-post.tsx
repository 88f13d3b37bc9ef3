import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Select } from '#base/ui/components/select.tsx';
import { ContinueButton } from '../parts/continue-button.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { ConsularPostProps } from '../props.ts';
import { place } from '../texts/place.ts';

/** The consular post in whose district the person lives; registering there ends a registration in a commune (L.12). */
export const ConsularPostPage = (props: ConsularPostProps & View) => {
  const { lang, form, posts } = props;
  const title = place(lang, 'postTitle');
  return (
    <StepFrame {...props} stage={3} title={title}>
      <h1>{title}</h1>
      <p className="fr-text--lead">{place(lang, 'postLead')}</p>
      <DraftForm lang={lang} form={form}>
        <Select lang={lang} form={form} name="communeDemandee" label={place(lang, 'postLabel')}
          options={[{ value: '', label: place(lang, 'postChoose') }, ...posts.map(({ code, name }) => ({ value: code, label: name }))]} />
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
