import { useEffect, useState } from 'react';
import type { Pending, PendingOrders } from '../hooks/use-pending.ts';
import { useLang } from '../lang.tsx';

const TICK_MS = 250;

/** The last decision, while it can still be taken back. */
export const UndoToast = ({ pending, onUndo }: { pending: readonly Pending[]; onUndo: () => void }) => {
  const { t } = useLang();
  const [now, setNow] = useState(() => Date.now());
  const last = pending.at(-1);
  useEffect(() => {
    if (!last) return undefined;
    setNow(Date.now());
    const timer = window.setInterval(() => setNow(Date.now()), TICK_MS);
    return () => window.clearInterval(timer);
  }, [last]);
  if (!last) return null;
  const left = Math.max(0, Math.ceil((last.leavesAt - now) / 1000));
  return (
    <div className="dk-toast">
      <p><strong>{last.said}</strong> <span className="dk-toast__left">{t('undoLeft', { count: left })}</span></p>
      <button type="button" className="dk-toast__undo" onClick={onUndo} disabled={left === 0} aria-keyshortcuts="u">
        {t('undo')} <kbd aria-hidden="true">U</kbd></button>
    </div>
  );
};

type FailureProps = { failure: NonNullable<PendingOrders['failure']>; onSee: (numero: string) => void; onClose: () =>
  void };

/** An order that was refused: what happened meanwhile, and the way to look again. */
export const FailureNote = ({ failure, onSee, onClose }: FailureProps) => {
  const { lang, t } = useLang();
  const { refused, nom, numero } = failure;
  return (
    <div className="dk-failure" role="alert">
      <p><strong>{t(refused.status === 412 ? 'changedTitle' : 'failedTitle', { nom })}</strong></p>
      <p>{refused.title}. {refused.remedy}</p>
      {refused.changes?.length
        ? <ul>{refused.changes.map(({ le, titre }) => <li key={le + titre.fr}>{titre[lang]}</li>)}</ul> : null}
      <div className="fr-btns-group">
        <button type="button" className="fr-btn fr-btn--sm" onClick={() => onSee(numero)}>{t('seeAgain')}</button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onClose}>{t('close')}</button>
      </div>
    </div>
  );
};
