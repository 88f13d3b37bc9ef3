import type { Placed } from '../../../domain/fields/field-kinds.ts';
import type { Case } from '../../../domain/state.ts';
import { ADDRESS, POINT } from '../../../domain/territory/place-fields.ts';
import { precisionOfRadius } from '../../../domain/territory/place-precision.ts';
import { conflictsWith, doubtsOf } from '../../../domain/territory/trust.ts';
import type { CallStory } from '../../kit/api-client.ts';
import { useTexts } from '../../kit/lang.tsx';
import { distanceText } from '../distance-text.ts';
import { placeWords } from '../../kit/place-words.ts';
import { sourceWord } from '../../kit/source-word.ts';

type PlaceStateProps = { state: Case; received: CallStory['places']; onPoint(point: Placed): void };

const pointOf = (one: CallStory['places'][number]): Placed => ({ lat: one.lat, lon: one.lon, radius_m: one.radius_m, source: one.source,
  precision: precisionOfRadius(one.radius_m), at: new Date(one.at ?? one.receivedAt).toISOString(),
  ...(one.source === 'AML' ? { isAml: true } : {}) });

/** The same figures the other way round; they stand for no address any more. */
const swapped = ({ label: _, ...point }: Placed): Placed => ({ ...point, lat: point.lon, lon: point.lat });

/** The point of the dossier: its source and precision, what makes it doubtful, and the sources that contradict it. */
export const PlaceState = ({ state, received, onPoint }: PlaceStateProps) => {
  const { t, lang } = useTexts(placeWords);
  const point = state.fields[POINT]?.value as Placed | null | undefined;
  if (!point) return null;
  const doubts = doubtsOf(point);
  const typed = state.fields[ADDRESS]?.value as string | null | undefined;
  const strays = point.label !== undefined && typed !== point.label;
  const contradict = conflictsWith(point, received).slice(0, 2);
  return (
    <div className="rc-place">
      <p><b>{t('position')}</b> {point.lat.toFixed(5)}, {point.lon.toFixed(5)} · {t(point.precision)} ·{' '}
        {point.confirmed ? t('confirmedBy') : t('by', { source: sourceWord(point.source, lang) })}</p>
      {doubts.length > 0 ? (
        <div role="alert" className="rc-alert"><p>⚠ {doubts.map((doubt) => t(doubt)).join(' ')} {t('notUsed')}</p>
          <button type="button" onClick={() => onPoint({ ...point, confirmed: true })}>{t('confirm')}</button>
          {doubts.includes('perhaps-swapped')
            ? <button type="button" onClick={() => onPoint(swapped(point))}>{t('swap')}</button> : null}
        </div>) : null}
      {strays ? <p className="rc-alert">⚠ {t('otherAddress', { label: point.label ?? '' })}</p> : null}
      {contradict.map((one) => (
        <p key={`${one.source}${one.receivedAt}`} className="rc-alert">
          ⚠ {t('conflict', { source: sourceWord(one.source, lang), distance: distanceText(lang, one.metres) })}{' '}
          <button type="button" onClick={() => onPoint(pointOf(one))}>{t('take', { source: sourceWord(one.source, lang) })}</button>
          {point.confirmed ? null
            : <button type="button" onClick={() => onPoint({ ...point, confirmed: true })}>{t('confirm')}</button>}</p>))}
    </div>
  );
};
