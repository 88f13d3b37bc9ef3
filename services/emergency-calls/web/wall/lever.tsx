import { useState, type FormEvent } from 'react';
import { OVERFLOW_MODES, type OverflowMode } from '../../store/overflow.ts';
import type { Wall } from '../../store/wall.ts';
import { useTexts } from '../kit/lang.tsx';
import { Moment } from '../kit/moment.tsx';
import { commandOverflow } from './api.ts';
import { words } from './texts.ts';

type LeverProps = { overflow: Wall['overflow']; centre: string; onCommanded(): void };

/** The lever of overflow: where it stands, since when and why; moved with a reason, by keyboard. */
export const Lever = ({ overflow, centre, onCommanded }: LeverProps) => {
  const { t } = useTexts(words);
  const [said, setSaid] = useState('');
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const mode = given.get('mode') as OverflowMode;
    const ok = await commandOverflow(centre, mode, String(given.get('reason') ?? '')).then(() => true, () => false);
    setSaid(ok ? t('commanded', { mode: t(mode) }) : t('refused'));
    if (ok) { form.reset(); onCommanded(); }
  };
  return (
    <section className="rw-panel rw-lever" aria-labelledby="overflow">
      <h2 id="overflow">{t('overflow')}</h2>
      <p><strong className={overflow.active ? 'rw-big rw-late' : 'rw-big'}>{t(overflow.active ? 'diverts'
        : 'rests')}</strong> {t(overflow.mode)}
        {overflow.at === null ? null : <> · <Moment at={overflow.at} /> · {overflow.reason}</>}</p>
      <form key={overflow.mode} onSubmit={(event) => { void submit(event); }}>
        <fieldset><legend className="rc-sr">{t('overflow')}</legend>
          {OVERFLOW_MODES.map((mode) => (
            <label key={mode}>
              <input type="radio" name="mode" value={mode} defaultChecked={mode === overflow.mode} /> {t(mode)}</label>))}</fieldset>
        <label className="rw-reason">{t('reason')} <input name="reason" required minLength={3} maxLength={300} autoComplete="off" /></label>
        <button type="submit">{t('command')}</button>
      </form>
      <p role="status">{said}</p>
    </section>
  );
};
