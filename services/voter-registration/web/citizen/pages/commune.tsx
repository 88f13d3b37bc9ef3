import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { valueOf } from '#base/ui/form.ts';
import { CITIZEN_PATHS } from '../pages.ts';
import { comboboxTexts } from '../parts/combobox-texts.ts';
import { ContinueButton } from '../parts/continue-button.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { StepProps } from '../props.ts';
import { place } from '../texts/place.ts';

/** The commune, typed; the server resolves it, or asks on the next page when there is a doubt. */
export const CommunePage = (props: StepProps & View) => {
  const { lang, form } = props;
  return (
    <StepFrame {...props} stage={3} title={place(lang, 'communeTitle')}>
      <h1>{place(lang, 'communeTitle')}</h1>
      <DraftForm lang={lang} form={form}>
        <input type="hidden" name="communeDemandee" defaultValue={valueOf(form, 'communeDemandee')} />
        <Field lang={lang} form={form} name="communeDemandee.texte" answers="communeDemandee"
          label={place(lang, 'communeLabel')} hint={place(lang, 'communeHint')}
          autoComplete="off" spellCheck={false} maxLength={60}
          data={{ 'data-combobox': CITIZEN_PATHS.communeSearch, 'data-combobox-code': 'communeDemandee',
            ...comboboxTexts(lang) }} />
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
