import { useEffect, useRef, useState } from 'react';
import { signMany } from '../api-client.ts';
import { useLang } from '../lang.tsx';
import type { QueueRow, VisaResult } from '../model.ts';
import { personOf } from './queue-row.tsx';

type MassVisaProps = { rows: readonly QueueRow[]; onClose: () => void; onSigned: (results: readonly VisaResult[]) =>
  void };

type Step = { name: 'ask' } | { name: 'running' } | { name: 'done'; results: readonly VisaResult[] } | { name: 'failed' };

const Results = ({ rows, results }: { rows: readonly QueueRow[]; results: readonly VisaResult[] }) => {
  const { t } = useLang();
  const failed = results.filter((result) => !result.ok);
  const name = (numero: string): string => { const row = rows.find((one) => one.numero === numero); return row
    ? personOf(row) : numero; };
  return (
    <div role="status">
      <p><strong>{t('massDone', { count: results.length - failed.length })}</strong></p>
      {failed.length === 0 ? null : <><p><strong>{t('massFailed', { count: failed.length })}</strong></p>
        <ul className="dk-bullets">{failed.map((result) => <li key={result.numero}>{name(result.numero)}
          : {result.ok ? '' :
          result.title}</li>)}</ul></>}
    </div>
  );
};

/** The mayor signs a selection as proposed, after reading how many of each; the results come one by one. */
export const MassVisa = ({ rows, onClose, onSigned }: MassVisaProps) => {
  const { t } = useLang();
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<Step>({ name: 'ask' });
  const [signed] = useState(rows);
  useEffect(() => { dialog.current?.showModal(); }, []);
  const accept = signed.filter(({ proposition }) => proposition === 'ACCEPTER').length;
  const sign = (): void => {
    setStep({ name: 'running' });
    void signMany(signed.map(({ numero, version }) => ({ numero, version })))
      .then(({ results }) => { setStep({ name: 'done', results }); onSigned(results); }, () =>
        setStep({ name: 'failed' }));
  };
  return (
    <dialog ref={dialog} className="dk-dialog" aria-labelledby="visa-titre" onClose={onClose}>
      <h2 id="visa-titre">{t('massTitle')}</h2>
      {step.name === 'ask' ? <><p><strong>{t('massConfirm', { count: signed.length })}</strong></p>
        <p className="dk-dialog__text">{t('massConfirmText', { accept, refuse: signed.length - accept })}</p>
        <div className="fr-btns-group"><button type="button" className="fr-btn" onClick={sign}>{t('confirm')}</button>
          <button type="button" className="fr-btn fr-btn--tertiary" onClick={onClose}>{t('cancel')}</button></div></>
            : null}
      {step.name === 'running' ? <p role="status">{t('massRunning')}</p> : null}
      {step.name === 'done' ? <Results rows={signed} results={step.results} /> : null}
      {step.name === 'failed' ? <p role="alert">{t('errorTitle')}</p> : null}
      {step.name === 'done' || step.name === 'failed'
        ? <button type="button" className="fr-btn" onClick={onClose}>{t('close')}</button> : null}
    </dialog>
  );
};
