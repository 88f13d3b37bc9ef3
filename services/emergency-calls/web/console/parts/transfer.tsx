import { useEffect, useRef, useState } from 'react';
import { centreOf } from '../../../domain/identifiers/case-ids.ts';
import type { Case } from '../../../domain/state.ts';
import { transferStage } from '../../../domain/transfer-stage.ts';
import { Age } from '../../kit/age.tsx';
import { Chord } from '../../kit/chord.tsx';
import { useTexts } from '../../kit/lang.tsx';
import { useChords } from '../../kit/use-chords.ts';
import { useNow } from '../../kit/use-now.ts';
import type { Bare } from '../post.tsx';
import { sounds } from '../sounds.ts';
import { transferWords } from '../transfer-words.ts';
import { usePartners, type Partner } from '../../kit/use-partners.ts';

type Give = (command: Bare) => void;

const KEY = 'X';
const LOOK_MS = 2_000;
const ANSWERS = ['accepted', 'refused'] as const;

/** The key goes to what may be done about the transfer; it does nothing by itself. */
const useTransferKey = <T extends HTMLElement>(mine: boolean) => {
  const control = useRef<T>(null);
  useChords({ [`Alt+${KEY}`]: mine ? () => control.current?.focus() : undefined });
  return control;
};

/** Where the dossier's transfer stands: a question that a centre asks of us, or ours, with the way back. Nothing where there is none. */
export const TransferLine = ({ state, centre, give }: { state: Case; centre: string; give: Give }) => {
  const { nameOf } = usePartners(centre);
  const { transfer, organisation, owner } = state;
  if (!transfer) return null;
  if (transfer.to !== organisation) return <Asked state={state} name={nameOf(transfer.to)} give={give} />;
  return transfer.answer === 'waiting' ? <Question since={transfer.askedAt} us={organisation} name={nameOf(owner)} give={give} /> : null;
};

const Question = ({ since, us, name, give }: { since: number; us: string; name: string; give: Give }) => {
  const { t } = useTexts(transferWords);
  const accept = useTransferKey<HTMLButtonElement>(true);
  return (
    <div className="rc-transfer rc-alert">
      <p role="alert"><b>{t('asked', { name })}</b> <Age since={since} /></p>
      {ANSWERS.map((answer, i) => (
        <button key={answer} type="button" ref={i === 0 ? accept : undefined} className={i === 0 ? 'rc-go' : ''}
          onClick={() => give({ type: 'repondreTransfert', answer, from: us })}>
          {t(`answer_${answer}`)} {i === 0 ? <Chord of={KEY} /> : null}</button>))}
    </div>
  );
};

const LOOKS: Readonly<Record<string, string>> = { accepted: ' rc-tell--ok', silent: ' rc-tell--bad', refused: ' rc-tell--bad',
  illegal: ' rc-tell--bad' };

const Asked = ({ state, name, give }: { state: Case; name: string; give: Give }) => {
  const { t } = useTexts(transferWords);
  const { stage, since } = transferStage(state, useNow(LOOK_MS))!;
  const waiting = state.transfer?.answer === 'waiting';
  const back = useTransferKey<HTMLButtonElement>(waiting);
  useEffect(() => { if (stage === 'silent') sounds().play('undelivered'); }, [stage]);
  const look = LOOKS[stage] ?? '';
  return (
    <div className="rc-transfer">
      <p role={look.endsWith('bad') ? 'alert' : 'status'} className={`rc-tell${look}`}>{t(stage, { name })} <Age since={since} /></p>
      {waiting ? <button type="button" ref={back} onClick={() => give({ type: 'reprendreTransfert' })}>{t('takeBack')}{' '}
        <Chord of={KEY} /></button> : null}
    </div>
  );
};

/** Asks another centre to take the whole dossier, while it is ours and no question waits. */
export const AskTransfer = ({ state, partners, give }: { state: Case; partners: readonly Partner[]; give: Give }) => {
  const { t } = useTexts(transferWords);
  const [to, setTo] = useState('');
  const free = state.owner === state.organisation && state.transfer?.answer !== 'waiting';
  const choice = useTransferKey<HTMLSelectElement>(free);
  const ask = (): void => {
    give({ type: 'demanderTransfert', to });
    setTo('');
  };
  return !free ? null : (
    <p className="rc-field-row"><label className="rc-field"><span>{t('handTo')} <Chord of={KEY} /></span>
      <select ref={choice} name="transfer-to" value={to} onChange={({ target }) => setTo(target.value)}><option value="" />
        {partners.filter(({ id }) => centreOf(id) !== undefined && id !== state.organisation).map(({ id, name }) =>
          <option key={id} value={id}>{name}</option>)}</select></label>
      <button type="button" disabled={to === ''} onClick={ask}>{t('ask')}</button></p>
  );
};
