import { Checkbox } from '#base/ui/components/checkbox.tsx';
import { frenchSpaces } from '#base/ui/i18n/catalogue.ts';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Outlook } from '../parts/outlook.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { DeclarationProps } from '../props.ts';
import { submit } from '../texts/submit.ts';

/** Sworn statement and the final post, whose time of arrival is the one that counts (§3.6). */
export const DeclarationPage = (props: DeclarationProps & View) => {
  const { lang, form, to, statement, outlook } = props;
  return (
    <StepFrame {...props} stage={7} title={submit(lang, 'declarationTitle')}>
      <h1>{submit(lang, 'declarationTitle')}</h1>
      <p className="fr-text--lead">{submit(lang, 'declarationLead', { to })}</p>
      <Outlook lang={lang} outlook={outlook} />
      <DraftForm lang={lang} form={form}>
        <input type="hidden" name="declarationHonneur.version" value={statement.version} />
        <blockquote className="fr-quote"><p>{lang === 'fr' ? frenchSpaces(statement.text.fr) : statement.text[lang]}</p></blockquote>
        <Checkbox lang={lang} form={form} name="declarationHonneur" value="1" label={submit(lang, 'swear')} />
        <p className="fr-mt-4w">
          <button type="submit" className="fr-btn fr-btn--lg">{submit(lang, 'submit')}</button>
        </p>
        <p className="fr-hint-text">{submit(lang, 'submitNote')}</p>
      </DraftForm>
    </StepFrame>
  );
};
