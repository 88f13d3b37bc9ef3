import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { EmailConfirmProps } from '../props.ts';
import { login } from '../texts/login.ts';

/** Target of the link in the mail: a button, because mail software opens links by itself and would use them up. */
export const EmailConfirmPage = ({ lang, assets, shell, form, token }: EmailConfirmProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={login(lang, 'confirmTitle')}>
    <div className="so-column">
      <h1>{login(lang, 'confirmTitle')}</h1>
      <p>{login(lang, 'confirmBody')}</p>
      <DraftForm lang={lang} form={form}>
        <input type="hidden" name="jeton" value={token} />
        <button type="submit" className="fr-btn fr-btn--lg">{login(lang, 'confirmButton')}</button>
      </DraftForm>
    </div>
  </Frame>
);
