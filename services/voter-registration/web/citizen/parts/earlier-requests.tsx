import { Alert } from '#base/ui/components/alert.tsx';
import { formatInstant } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import type { EarlierRequest } from '../props.ts';
import { common } from '../texts/common.ts';

/** Requests of the same person that stay open: told, linked, never deleted. */
export const EarlierRequests = ({ lang, earlier }: { lang: Lang; earlier: readonly EarlierRequest[] }) => (
  earlier.length === 0 ? null : (
    <Alert severity="warning" title={common(lang, 'earlierTitle')}>
      <ul>
        {earlier.map(({ number, receivedAt, zone, commune, href }) => (
          <li key={number}>
            <a href={href}>{common(lang, 'earlierLine',
              { number, date: formatInstant(lang, receivedAt, zone), commune })}</a>
          </li>
        ))}
      </ul>
      <p>{common(lang, 'earlierRule')}</p>
    </Alert>
  )
);
