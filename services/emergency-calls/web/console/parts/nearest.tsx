import { useState } from 'react';
import type { CaseActor } from '../../../domain/context.ts';
import { isKept } from '../../../domain/codes/vehicle-statuses.ts';
import type { VehicleAsk } from '../../../domain/recommendation/shortlist.ts';
import type { Proposal } from '../../../domain/recommendation/recommend.ts';
import type { Case } from '../../../domain/state.ts';
import { Chord } from '../../kit/chord.tsx';
import { useTexts } from '../../kit/lang.tsx';
import { newId } from '../../kit/new-id.ts';
import { useChords } from '../../kit/use-chords.ts';
import type { Nearest as Found } from '../nearest-client.ts';
import { nearestWords } from '../nearest-words.ts';
import type { Bare } from '../post.tsx';
import { sceneOf, useNearest, usualAsk } from '../use-nearest.ts';
import { usePlaces } from '../use-places.ts';
import { useShut } from '../use-shut.ts';
import { NearestAsk } from './nearest-ask.tsx';
import { NearestLine } from './nearest-line.tsx';

type NearestProps = { centre: string; state: Case; actor: CaseActor; give(command: Bare): void };

/** Engages a vehicle, with the list that was shown when it was chosen. */
const engagement = (chosen: Proposal, shown: readonly Proposal[]): Bare => ({ type: 'engager', mission: newId(),
  resource: chosen.resourceId, name: chosen.name, vehicleType: chosen.vehicleType,
  shown: shown.map(({ resourceId, totalMs }) => ({ resource: resourceId, seconds: Math.round(totalMs / 1_000) })) });

type Says = Parameters<typeof nearestWords>[1];
const REASONS: Readonly<Record<Found['out'][number]['reason'], Says>> = { outOfService: 'outOfService', unavailable: 'unavailable',
  crew: 'out_crew', carries: 'out_carries', skills: 'out_skills', flight: 'out_flight', onMission: 'onMission', noPlace: 'noPosition' };

/**
 * The five soonest vehicles at the place of the dossier, each engaged by one chord; why the others are out, the neighbours' soonest.
 * It shows, a human chooses, and the list shown is kept with the choice (domain §9).
 */
export const Nearest = ({ centre, state, actor, give }: NearestProps) => {
  const { t } = useTexts(nearestWords);
  const received = usePlaces(centre, state.calls[0]?.id);
  const [asked, setAsked] = useState<VehicleAsk>();
  const ask = asked ?? usualAsk(state.priority);
  const { data, isError } = useNearest(centre, sceneOf(state, received), ask);
  const unsent = useShut(state, actor)('engager');
  const best = data?.best ?? [];
  const engage = (one: Proposal): void => { if (!unsent && !isKept(state.missions, one.resourceId)) give(engagement(one, best)); };
  useChords(Object.fromEntries(best.map((one, index) => [`Alt+Shift+${index + 1}`, () => engage(one)])));
  const says = ((): Says | undefined => {
    if (isError) return 'gone';
    if (!data) return 'noPlace';
    return data.doubts.length > 0 && data.best.length === 0 && data.out.length === 0 ? 'doubtful' : best.length === 0 ? 'noneFits'
      : undefined;
  })();
  return (
    <section className="rc-nearest" aria-label={t('nearest')}>
      <h2>{t('nearest')}</h2>
      <NearestAsk ask={ask} onAsk={setAsked} />
      {says ? <p className="rc-quiet" role="status">{t(says)}</p> : null}
      <ol>{best.map((one, index) => (
        <NearestLine key={one.resourceId} one={one}>
          <button type="button" disabled={unsent !== undefined || isKept(state.missions, one.resourceId)} title={unsent}
            onClick={() => engage(one)}>
            {t(isKept(state.missions, one.resourceId) ? 'engaged'
              : 'engage')} <span className="rc-sr">{one.name} </span><Chord of={`Shift+${index + 1}`} /></button>
        </NearestLine>))}</ol>
      {data && data.others > 0 ? <p className="rc-quiet">{t('more', { count: data.others })}</p> : null}
      {data && data.out.length > 0 ? (
        <details><summary>{t('why', { count: data.out.length })}</summary>
          <ul>{data.out.map(({ resourceId, name, reason }) => <li key={resourceId}>{name} : {t(REASONS[reason])}</li>)}</ul></details>)
            : null}
      {data && data.neighbours.length > 0 ? (
        <details><summary>{t('neighbours')}</summary>
          <ol>{data.neighbours.map((one) => <NearestLine key={one.resourceId} one={one}><span>{one.centre}</span></NearestLine>)}</ol>
        </details>) : null}
    </section>
  );
};
