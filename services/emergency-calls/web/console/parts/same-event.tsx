import { useQuery } from '@tanstack/react-query';
import type { Case } from '../../../domain/state.ts';
import { Age } from '../../kit/age.tsx';
import { Chord } from '../../kit/chord.tsx';
import { useChords } from '../../kit/use-chords.ts';
import type { Bare } from '../post.tsx';
import { readSameEvent, type LikelyDossier, type NearDossier } from '../same-event-client.ts';
import { useLang } from '../use-lang.ts';

type SameEventProps = { id: string; centre: string; state: Case; known: boolean; give(command: Bare): void; onShow(id: string): void };

/** What the answer depends on: it is asked again when one of these changed at the server, not at each key. */
const GROUNDS = ['location.geometry', 'location.city', 'qualification.whatsHappen', 'qualification.healthMotive'];
const ASKED_MS = 30 * 60_000;
const AGAIN_MS = 20_000;
const SHOWN_MAX = 3;

/** "Same event?": open dossiers near in space and time, or of the same number; joined by one key, never by the machine. */
export const SameEvent = ({ id, centre, state, known, give, onShow }: SameEventProps) => {
  const { t } = useLang();
  const young = Date.now() - state.createdAt < ASKED_MS;
  const { data } = useQuery({ queryKey: ['same', id, state.joinedTo, ...GROUNDS.map((path) => state.fields[path]?.at ?? 0)],
    queryFn: () => readSameEvent(centre, id), enabled: known && (young || state.joinedTo !== null),
      refetchInterval: young ? AGAIN_MS : false,
    placeholderData: (before) => before });
  const alike: readonly (NearDossier | LikelyDossier)[] = state.joinedTo === null ? [...data?.sameNumber ?? [], ...data?.likely ?? []] : [];
  const join = (main: string | null): void => give({ type: 'joindre', main });
  useChords({ 'Alt+J': alike[0] ? () => join(alike[0]!.dossier) : undefined });
  if (!data || (alike.length === 0 && data.joined.length === 0 && state.joinedTo === null)) return null;
  return (
    <section className="rc-same" aria-label={t('sameEvent')}>
      {state.joinedTo === null ? null : (
        <p><b>{t('joinedTo')}</b> <button type="button" onClick={() => onShow(state.joinedTo!)}>{data.main?.number
          ?? t('mainOne')}</button>{' '}
          <button type="button" onClick={() => join(null)}>{t('separate')}</button></p>)}
      {alike.length > 0 ? <h3>{t('sameEvent')}</h3> : null}
      <ul>{alike.slice(0, SHOWN_MAX).map((one, i) => (
        <Line key={one.dossier} one={one} sameNumber={i < data.sameNumber.length} first={i === 0} onJoin={() => join(one.dossier)}
          onShow={() => onShow(one.dossier)} />))}</ul>
      {data.joined.length === 0 ? null : (
        <p><b>{t('joinedHere')}</b> {data.joined.map(({ dossier, number }) => (
          <button key={dossier} type="button" onClick={() => onShow(dossier)}>{number}</button>))}</p>)}
    </section>
  );
};

type LineProps = { one: NearDossier | LikelyDossier; sameNumber: boolean; first: boolean; onJoin(): void; onShow(): void };

const Line = ({ one, sameNumber, first, onJoin, onShow }: LineProps) => {
  const { t } = useLang();
  const metres = 'metres' in one ? one.metres : null;
  return (
    <li>
      <span className={`rc-p rc-p--${one.priority}`}>{one.priority}</span>
      <button type="button" className="rc-same__what" onClick={onShow}>{one.label ?? one.address ?? one.number}</button>
      <span className="rc-quiet">{sameNumber ? t('sameNumber') : metres === null ? t('sameTown') : t('metresAway', { metres })}</span>
      <Age since={one.openedAt} />
      <button type="button" onClick={onJoin}>{t('join')} {first ? <Chord of="J" />
        : null}<span className="rc-sr"> {one.number}</span></button>
    </li>
  );
};
