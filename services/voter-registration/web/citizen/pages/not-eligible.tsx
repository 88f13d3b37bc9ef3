import { BackLink } from '#base/ui/components/back-link.tsx';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { NotEligibleProps } from '../props.ts';
import { common } from '../texts/common.ts';
import { identity } from '../texts/identity.ts';

/** The form cannot help this person: says what can. */
export const NotEligiblePage = ({ lang, assets, shell, back }: NotEligibleProps & View) => {
  const title = identity(lang, 'otherTitle');
  return (
    <Frame lang={lang} assets={assets} shell={shell} title={title}>
      <div className="so-column">
        <BackLink lang={lang} href={back} />
        <h1>{title}</h1>
        <p className="fr-text--lead">{identity(lang, 'otherBody')}</p>
        <a className="fr-btn fr-btn--secondary" href="/">{common(lang, 'backHome')}</a>
      </div>
    </Frame>
  );
};
