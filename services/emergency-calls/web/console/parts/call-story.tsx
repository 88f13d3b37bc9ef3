import { localeOf } from '#base/values/lang.ts';
import { precisionOfRadius } from '../../../domain/territory/place-precision.ts';
import { CarFacts } from './car-facts.tsx';
import type { CallStory as Story } from '../../kit/api-client.ts';
import { useLang } from '../use-lang.ts';
import { takesCall } from '../takes-call.ts';
import type { Bare } from '../post.tsx';
import { Chord } from '../../kit/chord.tsx';
import { useChords } from '../../kit/use-chords.ts';
import { Moment } from '../../kit/moment.tsx';
import { sourceWord } from '../../kit/source-word.ts';

type CallStoryProps = { id: string; presentedAt: number;
  placed: boolean; story: Story; give(command: Bare): void; onShow(id: string): void };

const PLACES_SHOWN = 2;

/** What is known of a call before the first word: where its telephone is, and the number's dossiers of the last day. */
export const CallStory = ({ id, presentedAt, placed, story: data, give, onShow }: CallStoryProps) => {
  const { t, lang } = useLang();
  const [best] = data.places;
  const take = (): void => {
    if (best) give({ type: 'modifier', changes: [{ path: 'location.geometry', seen: Number.MAX_SAFE_INTEGER,
      value: { lat: best.lat, lon: best.lon,
      precision: precisionOfRadius(best.radius_m), radius_m: best.radius_m, source: best.source,
        at: new Date(best.at ?? best.receivedAt).toISOString(),
      ...(best.source === 'AML' ? { isAml: true } : {}) } }] });
  };
  useChords({ 'Alt+P': take });
  const cases = data.cases.filter(({ dossier_id: one }) => one !== id);
  if (data.places.length === 0 && cases.length === 0 && !data.vehicle) return null;
  return (
    <section className="rc-story" aria-label={t('earlier')}>
      {data.places.slice(0, PLACES_SHOWN).map(({ source, lat, lon, radius_m: radius, receivedAt }) => (
        <p key={`${source}${receivedAt}${lat}`}><b>{sourceWord(source, lang)}</b> {lat.toFixed(5)}, {lon.toFixed(5)}{' '}
          {radius === null ? '' : t('radius', { metres: radius })}
          {' '}<Moment at={receivedAt} /></p>))}
      {data.vehicle ? <p><CarFacts vehicle={data.vehicle} /></p> : null}
      {best && !placed ? <button type="button" onClick={take}>{t('takePlace')} <Chord of="P" /></button> : null}
      {cases.length > 0 ? <h3>{t('earlier')}</h3> : null}
      <ul>{cases.map((one) => (
        <li key={one.dossier_id}><button type="button" onClick={() => onShow(one.dossier_id)}>{one.numero} {one.priorite}{' '}
          {one.motif?.label ?? one.adresse ?? ''} {new Date(one.ouvert_le).toLocaleTimeString(localeOf(lang))}</button>{' '}
          {takesCall(one, presentedAt) ? null : <span className="rc-quiet">{t('tooOld')}</span>}</li>))}</ul>
    </section>
  );
};
