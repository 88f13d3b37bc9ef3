import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { ErrorKind, ErrorProps } from '../props.ts';
import { common } from '../texts/common.ts';
import { errors } from '../texts/errors.ts';

const KEYS = {
  'not-found': ['notFoundTitle', 'notFoundBody'],
  'forbidden': ['forbiddenTitle', 'forbiddenBody'],
  'unavailable': ['unavailableTitle', 'unavailableBody'],
  'too-many': ['tooManyTitle', 'tooManyBody'],
  'changed': ['changedTitle', 'changedBody'],
  'bad-request': ['badRequestTitle', 'badRequestBody'],
  'unexpected': ['unexpectedTitle', 'unexpectedBody'],
} as const satisfies Record<ErrorKind, readonly string[]>;

/** What went wrong and what to do, with a reference and no inner detail. */
export const ErrorPage = ({ lang, assets, shell, kind, traceId, retryAfterS, back }: ErrorProps & View) => {
  const [title, body] = KEYS[kind];
  return (
    <Frame lang={lang} assets={assets} shell={shell} title={errors(lang, title)}>
      <div className="so-column">
        <h1>{errors(lang, title)}</h1>
        <p className="fr-text--lead">{errors(lang, body)}</p>
        {retryAfterS === undefined ? null : <p>{errors(lang, 'retryIn', { s: retryAfterS })}</p>}
        {traceId ? <p>{errors(lang, 'trace')} : <code>{traceId}</code></p> : null}
        <div className="fr-btns-group">
          {back ? <a className="fr-btn" href={back}>{errors(lang, 'goBack')}</a> : null}
          <a className={back ? 'fr-btn fr-btn--secondary' : 'fr-btn'} href="/">{common(lang, 'backHome')}</a>
          <a className="fr-btn fr-btn--secondary" href="/demandes">{common(lang, 'myRequests')}</a>
        </div>
      </div>
    </Frame>
  );
};
