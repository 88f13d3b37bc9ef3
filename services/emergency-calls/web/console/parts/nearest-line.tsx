import { Fragment } from 'react';
import { maySend } from '../../../domain/codes/vehicle-statuses.ts';
import { VehicleKind } from '../../kit/vehicle-kind.tsx';
import type { Proposal } from '../../../domain/recommendation/recommend.ts';
import { useTexts } from '../../kit/lang.tsx';
import { distanceText } from '../distance-text.ts';
import { nearestWords } from '../nearest-words.ts';

const MINUTE_MS = 60_000;

/** What stands behind a time: state, way, position, and what it leaves behind. */
const useFacts = (one: Proposal): string[] => {
  const { t, lang } = useTexts(nearestWords);
  const age = one.positionAgeMs;
  const seen = age === null ? t('fromBase') : t('positionAge', { age: age < MINUTE_MS ? t('seconds', { count: Math.round(age / 1_000) })
    : t('minutesAgo', { count: Math.floor(age / MINUTE_MS) }) });
  const state = one.freeInMs > 0 ? t('soonFree', { count: Math.ceil(one.freeInMs / MINUTE_MS) })
    : t(one.status === null ? 'free' : maySend(one.status) ? 'returning' : 'several');
  const sector = one.sector ?? '';
  return [state, t(one.by), t('distance', { distance: distanceText(lang, one.metres) }), seen,
    one.coverLeft === 0 ? t('uncovered', { sector }) : t('cover', { count: one.coverLeft, sector })];
};

/** A vehicle with the minutes that it needs, and how they are counted. */
export const NearestLine = ({ one, children }: { one: Proposal; children?: React.ReactNode }) => {
  const { t } = useTexts(nearestWords);
  return (
    <li className={one.coverLeft === 0 ? 'rc-nearest__last' : ''}>
      <b className="rc-nearest__time">{one.by === 'straight-line' ? '≈ ' : ''}{t('minutes', { count: Math.max(1, Math.round(one.totalMs
        / MINUTE_MS)) })}</b>
      <span><b>{one.name}</b> <VehicleKind code={one.vehicleType} /></span>{children}
      <span className="rc-quiet">{useFacts(one).map((fact, i) =>
        <Fragment key={fact}>{i > 0 ? ' · ' : ''}<span className="rc-whole">{fact}</span></Fragment>)}</span>
    </li>
  );
};
