import { useEffect, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { CaseActor } from '../../../domain/context.ts';
import { DOCTORS } from '../../../domain/codes/roles.ts';
import { readStory, type CommandAnswer, type Vehicle } from '../../kit/api-client.ts';
import { newId } from '../../kit/new-id.ts';
import { useChords } from '../../kit/use-chords.ts';
import { shownCase, type LocalCase } from '../local-case.ts';
import type { Bare } from '../post.tsx';
import { useLang } from '../use-lang.ts';
import { chooseReflexSmur } from '../../../domain/reflex/reflex-smur.ts';
import { sceneOf, useNearest, usualAsk } from '../use-nearest.ts';
import { vitalCommands } from '../vital-commands.ts';
import { CareOfferPane } from '../doctor/care-offer.tsx';
import { CallList } from './call-list.tsx';
import { CallStory } from './call-story.tsx';
import { CallerLink } from './caller-link.tsx';
import { CaseForm } from './case-form.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseQuestions } from './case-questions.tsx';
import { Decisions } from './decisions.tsx';
import { Frozen } from './frozen.tsx';
import { LifeLine } from './life-line.tsx';
import { Missions } from './missions.tsx';
import { Notes } from './notes.tsx';
import { Patients } from './patients.tsx';
import { Coding } from './coding.tsx';
import { Partners } from './partners.tsx';
import { ProtocolPanel } from './protocol-panel.tsx';
import { SameEvent } from './same-event.tsx';
import { TransferLine } from './transfer.tsx';
import { VitalBar } from './vital-bar.tsx';

type CasePaneProps = { local: LocalCase; actor: CaseActor; refusals: readonly CommandAnswer[]; fleet: readonly Vehicle[];
  give(command: Bare): void;
  onClose(): void; onShow(id: string): void };

/** The dossier at hand: what is under way, the protocol, where, who, what; what was noted, decided and sent. */
export const CasePane = ({ local, actor, refusals, fleet, give, onClose, onShow }: CasePaneProps) => {
  const { t } = useLang();
  const state = shownCase(local, actor, Date.now());
  const doctor = DOCTORS.includes(actor.role);
  const note = useRef<HTMLTextAreaElement>(null);
  const fleetRef = useRef<HTMLSelectElement>(null);
  const address = useRef<HTMLInputElement>(null);
  useEffect(() => { if (local.opening) address.current?.focus(); }, [local.opening !== null]);
  const call = state.calls[0]?.id;
  const story = useQuery({ queryKey: ['story', call], queryFn: () => readStory(local.centre, call!), enabled: call !== undefined }).data;
  const nearest = useNearest(local.centre, sceneOf(state, story?.places ?? []), usualAsk('P0')).data;
  const road = new Map(nearest?.best.filter(({ by }) => by === 'road').map(({ resourceId, totalMs }) =>
    [resourceId, Math.round(totalMs / 1_000)]));
  const near = fleet.filter(({ resourceId }) => road.has(resourceId));
  const vital = (): void => {
    // Times by road and as the crow flies do not compare: those known by road first, the others only where none of them fits.
    for (const command of vitalCommands(state, chooseReflexSmur(null, near) ? near : fleet, story?.places[0] ?? null, newId(),
      road)) give(command);
  };
  useChords({ 'Alt+N': () => note.current?.focus(), 'Alt+G': () => fleetRef.current?.focus() });
  return (
    <main className="rc-case" id="dossier" aria-label={t('number', { number: state.number })}>
      <CaseHead id={local.id} centre={local.centre} known={local.server !== null} state={state} actor={actor} give={give}
        onVital={vital}
        onClose={onClose} />
      <LifeLine state={state} role={actor.role} give={give} />
      <VitalBar state={state} centre={local.centre} />
      <TransferLine state={state} centre={local.centre} give={give} />
      <CaseQuestions state={state} refusals={refusals} give={give} />
      {doctor ? <Decisions id={local.id} state={state} actor={actor} give={give} /> : null}
      <ProtocolPanel state={state} give={give} />
      <SameEvent id={local.id} centre={local.centre} state={state} known={local.server !== null} give={give} onShow={onShow} />
      {story ? <CallStory id={local.id} presentedAt={state.createdAt} placed={state.fields['location.geometry'] !== undefined} story={story}
        give={give} onShow={onShow} /> : null}
      {local.server ? <CallList id={local.id} centre={local.centre} version={state.calls.length} /> : null}
      <Frozen state={state} actor={actor}>
        <CaseForm state={state} give={give} address={address} />
        <Patients state={state} doctor={doctor} give={give} />
        <Coding state={state} give={give} />
      </Frozen>
      {local.server ? <CallerLink id={local.id} centre={local.centre} state={state} give={give} /> : null}
      <Missions state={state} actor={actor} fleet={fleet} give={give} select={fleetRef} />
      {local.server ? <Partners state={state} centre={local.centre} give={give} /> : null}
      {doctor ? <CareOfferPane centre={local.centre} state={state} actor={actor} give={give} /> : null}
      <Notes state={state} give={give} box={note} />
    </main>
  );
};
