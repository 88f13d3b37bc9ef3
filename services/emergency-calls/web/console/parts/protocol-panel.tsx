import { PROTOCOLS } from '../../../data/protocols/protocols.ts';
import { BACK, CLOSED, OPENED, openProtocol, stampOf, type Answer, type Protocol } from '../../../domain/protocols/protocol.ts';
import type { Case } from '../../../domain/state.ts';
import { Age } from '../../kit/age.tsx';
import { Chord } from '../../kit/chord.tsx';
import { useChords } from '../../kit/use-chords.ts';
import type { Bare } from '../post.tsx';
import { useLang } from '../use-lang.ts';
import { Metronome } from './metronome.tsx';

type PanelProps = { state: Case; give(command: Bare): void };

const KEYS = ['F8', 'F9'] as const;
const DONE_SHOWN = 4;

/** Protocols that go with what is known of the case, those of its motive first. */
const offered = (state: Case): Protocol[] => {
  const code = (state.fields['qualification.healthMotive']?.value as { code?: string } | null | undefined)?.code;
  return PROTOCOLS.toSorted((a, b) => Number(b.motives.includes(code ?? '')) - Number(a.motives.includes(code ?? '')));
};

/** The protocol at hand: one thing to say, the next one by one key, each stamped with its instant. Goes on where it stood after a cut. */
export const ProtocolPanel = ({ state, give }: PanelProps) => {
  const { t, lang } = useLang();
  const open = openProtocol(PROTOCOLS, state.steps);
  const stamp = (protocol: string, step: string): void => give({ type: 'etape', protocol, step });
  const [best] = offered(state);
  const current = open?.progress.current ?? null;
  const go = (answer: Answer | null) => (): void => { if (open && current) stamp(open.protocol.id, stampOf(current, answer)); };
  const [first, second] = current?.answers ?? [];
  useChords({ F2: open ? undefined : () => stamp(best!.id, OPENED), F8: current ? go(first ?? null) : undefined,
    F9: second ? go(second) : undefined,
    F7: open && open.progress.done.length > 0 ? () => stamp(open.protocol.id, BACK) : undefined });
  if (!open) return <Offer state={state} onOpen={(id) => stamp(id, OPENED)} />;
  const { protocol, progress } = open;
  return (
    <section className="rc-protocol" aria-label={t('protocol')}>
      <header><h3>{protocol.title[lang]}</h3><Age since={progress.openedAt} />
        <button type="button" onClick={() => stamp(protocol.id, CLOSED)}>{t('closeProtocol')}</button></header>
      <div className="rc-protocol__now" aria-live="polite">
        {current ? <><p className="rc-protocol__say">{current.text[lang]}</p>{current.hint
          ? <p className="rc-quiet">{current.hint[lang]}</p>
          : null}</> : <p className="rc-protocol__say">{t('protocolEnd')}</p>}
      </div>
      {current ? <div className="rc-acts">
        {(current.answers ?? [null]).map((answer, i) => (
          <button key={answer?.id ?? 'next'} type="button" className={i === 0 ? 'rc-go' : ''} onClick={go(answer)}>
            {answer ? answer.text[lang] : t('nextStep')} <Chord of={KEYS[i]!} /></button>))}
        {progress.done.length > 0 ? <button type="button" onClick={() => stamp(protocol.id,
          BACK)}>{t('stepBack')} <Chord of="F7" /></button>
          : null}
        <Metronome wanted={current.beat === true} />
      </div> : null}
      <ol className="rc-protocol__done">{progress.done.slice(-DONE_SHOWN).map(({ step, answer, at }) => (
        <li key={step.id + String(at)}><Age since={at} /> {answer ? <b>{answer.text[lang]}</b>
          : null} {step.text[lang].split(/[.?!]/)[0]}</li>))}
      </ol>
    </section>
  );
};

const Offer = ({ state, onOpen }: { state: Case; onOpen(id: string): void }) => {
  const { t, lang } = useLang();
  return (
    <section className="rc-offer" aria-label={t('protocols')}>
      <h3>{t('protocols')}</h3>
      {offered(state).map(({ id, title }, i) => (
        <button key={id} type="button" onClick={() => onOpen(id)}>{title[lang]} {i === 0 ? <Chord of="F2" /> : null}</button>))}
    </section>
  );
};
