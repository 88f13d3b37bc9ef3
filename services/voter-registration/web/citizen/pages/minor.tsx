import { formatDate } from '#base/ui/i18n/format.ts';
import { BackLink } from '#base/ui/components/back-link.tsx';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { MinorProps } from '../props.ts';
import { common } from '../texts/common.ts';
import { identity } from '../texts/identity.ts';

/** Not yet 18: when the automatic registration comes (L.11 II), and the draft is kept. */
export const MinorPage = ({ lang, assets, shell, birthday18, keptUntil, back }: MinorProps & View) => {
  const title = identity(lang, 'minorTitle', { date: formatDate(lang, birthday18) });
  return (
    <Frame lang={lang} assets={assets} shell={shell} title={title}>
      <div className="so-column">
        <BackLink lang={lang} href={back} />
        <h1>{title}</h1>
        <p className="fr-text--lead">{identity(lang, 'minorBody')}</p>
        <p>{identity(lang, 'minorKept', { date: formatDate(lang, keptUntil) })}</p>
        <div className="fr-btns-group">
          <a className="fr-btn" href={back}>{identity(lang, 'minorFix')}</a>
          <a className="fr-btn fr-btn--secondary" href="/">{common(lang, 'backHome')}</a>
        </div>
      </div>
    </Frame>
  );
};
