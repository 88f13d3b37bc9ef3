import { useId, useState } from 'react';
import { ApiError } from '../kit/api-client.ts';
import { useTexts } from '../kit/lang.tsx';
import { Moment } from '../kit/moment.tsx';
import { usePartners } from '../kit/use-partners.ts';
import { Cause } from './cause.tsx';
import { decideMessage, type DeadLine, type Of } from './exchange-client.ts';
import { MessageKind } from './message-kind.tsx';
import { words } from './texts.ts';
import { WorldMark } from './world-mark.tsx';

const REASON = { min: 3, max: 500 };

type Props = { centre: string; onDone(): void };

/** Messages that left nowhere: sent again or given up, with a reason. */
export const DeadMessages = ({ lines, ...props }: Props & { lines: readonly Of<DeadLine>[] }) => {
  const { t } = useTexts(words);
  return (
    <section className="rc-panel" aria-labelledby="dead">
      <h3 id="dead">{t('deadTitle')}</h3>
      {lines.length === 0 ? <p className="rc-empty">{t('noDead')}</p>
        : <ul className="rx-list">{lines.map((line) => <Dead key={line.id} line={line} {...props} />)}</ul>}
    </section>
  );
};

const Dead = ({ line, centre, onDone }: Props & { line: Of<DeadLine> }) => {
  const { t } = useTexts(words);
  const { nameOf } = usePartners(centre);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState('');
  const id = useId();
  const decide = async (decision: 'replay' | 'skip'): Promise<void> => {
    try {
      await decideMessage({ centre, exercise: line.exercise }, line.id, decision, reason);
      onDone();
    } catch (error) {
      setRefused(error instanceof ApiError ? error.title : String(error));
    }
  };
  const ready = reason.trim().length >= REASON.min;
  return (
    <li>
      <p><WorldMark exercise={line.exercise} /><MessageKind model={line.model} /> → {nameOf(line.partner)} · <Moment at={line.at} /></p>
      {line.cause ? <div className="rx-why"><Cause cause={line.cause} /></div> : null}
      <form onSubmit={(event) => { event.preventDefault(); if (ready) void decide('replay'); }}>
        <label htmlFor={id}>{t('reason')}</label>
        <input id={id} value={reason} required minLength={REASON.min} maxLength={REASON.max}
          onChange={({ target }) => setReason(target.value)} />
        <button type="submit" disabled={!ready}>{t('replay')}</button>
        <button type="button" disabled={!ready} onClick={() => { void decide('skip'); }}>{t('skip')}</button>
      </form>
      {refused ? <p role="alert">{t('refusedHere', { why: refused })}</p> : null}
    </li>
  );
};
