import { useCallback, useEffect, useMemo, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { PLANNERS } from '../../domain/access.ts';
import { DOCTORS } from '../../domain/codes/roles.ts';
import type { Command } from '../../domain/commands.ts';
import { leaseNumbers, pickUp, readFleet, type CallLine, type CallStory } from '../kit/api-client.ts';
import { ownQueue } from './doctor/own-queue.ts';
import { newId } from '../kit/new-id.ts';
import { shownCase } from './local-case.ts';
import { numberStock } from './number-stock.ts';
import { AlarmBanner } from './parts/alarm-banner.tsx';
import { CallStrip } from './parts/call-strip.tsx';
import { CaseTabs } from './parts/case-tabs.tsx';
import { CaseLists } from './parts/case-lists.tsx';
import { CasePane } from './parts/case-pane.tsx';
import { ClusterBanner } from './parts/cluster-banner.tsx';
import { Fleet } from './parts/fleet.tsx';
import { PlanForm } from './parts/plan-form.tsx';
import { NothingOpen } from './parts/nothing-open.tsx';
import type { ScreenProps } from '../kit/mount-screen.tsx';
import { TopBar } from '../kit/top-bar.tsx';
import { useChords } from '../kit/use-chords.ts';
import { beginOfCall, beginPlanned } from './begin-case.ts';
import { useLists } from './use-lists.ts';
import { useCalls } from './use-calls.ts';
import { useRing } from './use-ring.ts';
import { useNews } from './use-news.ts';
import { useKeeper } from './use-keeper.ts';

/** A bare command, without its id. */
export type Bare<C = Command> = C extends Command ? Omit<C, 'id'> : never;

/** One post of regulation: what rings, what is open, the dossier at hand, what can be sent. */
export const Post = (props: ScreenProps) => {
  const { me, actor, centre } = props;
  const keeper = useKeeper(centre.code);
  const client = useQueryClient();
  const [planning, setPlanning] = useState(false);
  const [current, setCurrent] = useState<string | null>(keeper.tabs()[0] ?? null);
  const doctor = DOCTORS.includes(actor.role);
  const mayPlan = PLANNERS.includes(actor.role);
  const { calls, ahead } = useCalls(centre.code, !doctor);
  const { open, waiting, planned } = useLists(centre.code);
  const fleet = useQuery({ queryKey: ['fleet'], queryFn: () => readFleet(centre.code) });
  const connected = useNews(centre.code, me.id, keeper);
  const stock = useMemo(() => numberStock(centre.code, () => new Date().toISOString().slice(0, 10)), [centre.code]);
  useEffect(() => { if (keeper.online()) void stock.fill((count) => leaseNumbers(centre.code, count)).catch(() => undefined); });

  const begin = useCallback((call: CallLine | null) => {
    const known = ahead.find(({ callId }) => callId === call?.callId);
    const id = beginOfCall(keeper, stock, call, known?.vehicle ?? null);
    // What the strip showed is there at once: nothing is read twice in the first second.
    if (known) client.setQueryData<CallStory>(['story', known.callId], { ...known, places: known.place ? [known.place] : [] });
    setCurrent(id);
    if (call) void pickUp(centre.code, call.callId, id).catch(() => undefined).then(() =>
      client.invalidateQueries({ queryKey: ['calls'] }));
  }, [keeper, stock, centre.code, client, ahead]);
  const show = useCallback((id: string) => { void keeper.load(id).then(() => setCurrent(id), () => undefined); }, [keeper]);
  const give = useCallback((id: string, command: Bare) => keeper.give(id, { at: Date.now(), ...command, id: newId() } as Command),
    [keeper]);
  const first = calls?.waiting[0];
  const queue = ownQueue(actor.role, waiting ?? []);
  const firstWaiting = queue[0];
  useRing(first !== undefined && !doctor);
  const takeAlarm = useCallback((id: string, command: Bare) => {
    void keeper.load(id).then(() => { give(id, command); setCurrent(id); }, () => undefined);
  }, [keeper, give]);
  const takeNext = useCallback(() => {
    if (!firstWaiting) return;
    void keeper.load(firstWaiting.dossier_id).then(() => {
      give(firstWaiting.dossier_id, { type: 'prendre' });
      setCurrent(firstWaiting.dossier_id);
    }, () => undefined);
  }, [firstWaiting, keeper, give]);
  useChords({ Enter: doctor ? takeNext : () => { if (first) begin(first); }, 'Alt+A': () => { if (first) begin(first); },
    'Alt+O': () => begin(null), 'Alt+H': mayPlan ? () => setPlanning(true) : undefined });
  const local = current === null ? undefined : keeper.cases().get(current);

  return (
    <div className="rc-post">
      <TopBar {...props} online={keeper.online() ? connected : false}
        unsent={[...keeper.cases().values()].reduce((sum, { pending }) => sum + pending.length, 0)} />
      <AlarmBanner centre={centre.code} role={actor.role} onTake={takeAlarm} />
      <CallStrip centre={centre.code} calls={calls} ahead={ahead} picksUp={!doctor} onPickUp={begin} onManual={() => begin(null)}
        onPlan={mayPlan ? () => setPlanning(true) : undefined} />
      {planning ? <PlanForm onClose={() => setPlanning(false)}
        onPlan={(plan) => { setPlanning(false); setCurrent(beginPlanned(keeper, stock, plan)); }} /> : null}
      <ClusterBanner centre={centre.code} />
      <CaseTabs keeper={keeper} actor={actor} current={current} onShow={setCurrent} />
      <div className="rc-columns">
        <CaseLists centre={centre.code} keeper={keeper} current={current} open={open} waiting={queue}
          planned={planned} doctor={doctor} onShow={show} onTake={takeNext} />
        {local ? <CasePane key={local.id} local={local} actor={actor} refusals={keeper.refusals()} fleet={fleet.data?.rows ?? []}
          give={(command) => give(local.id, command)} onShow={show} onClose={() =>
            { keeper.close(local.id); setCurrent(keeper.tabs()[0] ?? null); }} />
          : <NothingOpen doctor={doctor} />}
        <Fleet centre={centre.code} person={me.id} actor={actor} vehicles={fleet.data?.rows} current={current} onShow={show}
          ringing={ahead[0]} give={local && ((command) => give(local.id, command))}
          state={local && shownCase(local, actor, Date.now())} />
      </div>
    </div>
  );
};
