import { CITIZEN_PAGES } from '../pages.ts';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { PageProps } from '../props.ts';
import { common } from '../texts/common.ts';
import { login } from '../texts/login.ts';

/** After signing out. */
export const SignedOutPage = ({ lang, assets, shell }: PageProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={login(lang, 'outTitle')}>
    <div className="so-column">
      <h1>{login(lang, 'outTitle')}</h1>
      <p className="fr-text--lead">{login(lang, 'outBody')}</p>
      <div className="fr-btns-group">
        <a className="fr-btn" href={CITIZEN_PAGES.connect.path}>{login(lang, 'outAgain')}</a>
        <a className="fr-btn fr-btn--secondary" href="/">{common(lang, 'backHome')}</a>
      </div>
    </div>
  </Frame>
);
