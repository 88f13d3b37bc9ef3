import { useState } from 'react';
import { useTexts } from '../../kit/lang.tsx';
import { tabletWords } from '../texts.ts';
import type { Boarded } from '../tablet-api.ts';
import type { Shift } from '../use-shift.ts';
import { SIGN_IN, type Crew } from '../who.ts';

type BarProps = { crew: Crew; shift: Shift; vehicle: Boarded | null | undefined; located: boolean };

const WORD = { up: 'up', 'cut-off': 'cutOff', 'signed-out': 'signedOut' } as const;

/** Who, which vehicle, whether the line stands and what waits to leave. */
export const CrewBar = ({ crew, shift, vehicle, located }: BarProps) => {
  const { t } = useTexts(tabletWords);
  const [mode, setMode] = useState(() => localStorage.getItem('tablette-jour') ?? 'nuit');
  const line = shift.queue.line();
  const waiting = shift.queue.waiting().length;
  const turn = (): void => {
    const next = mode === 'nuit' ? 'jour' : 'nuit';
    localStorage.setItem('tablette-jour', next);
    document.documentElement.dataset.tablet = next;
    setMode(next);
  };
  return (
    <header className="rc-top">
      <h1>{vehicle?.name ?? t('title')}</h1><span>{crew.centre.name} · {vehicle?.team?.length
        ? vehicle.team.map(({ name }) => name).join(', ') : crew.name}</span>
      <p role="status" className={line === 'up' ? 'rc-line' : 'rc-line rc-line--off'}>
        {t(WORD[line])} · {waiting > 0 ? t('unsent', { count: waiting }) : t('allSent')}</p>
      {line === 'signed-out' ? <a href={SIGN_IN}>{t('signIn')}</a> : null}
      {vehicle ? <span className="rc-quiet-on-dark">{t(located ? 'position' : 'noPosition')}</span> : null}
      <button type="button" className="rc-tablet__mode" onClick={turn}>{t(mode === 'nuit' ? 'day' : 'night')}</button>
    </header>
  );
};
