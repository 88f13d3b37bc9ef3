import { useTexts } from '../kit/lang.tsx';
import { Age } from '../kit/age.tsx';
import type { IncidentCase, ReadIncident } from './incident-client.ts';
import { words } from './texts.ts';

type CasesProps = { incident: ReadIncident; onAttach(dossiers: readonly string[], attach: boolean): void };

/** Dossiers under the event, and open ones nearby that may be of it: proposed, never attached by themselves. */
export const IncidentCases = ({ incident: { cases, near, place }, onAttach }: CasesProps) => {
  const { t } = useTexts(words);
  return (
    <>
      <section aria-label={t('dossiers')}>
        <h3>{t('dossiers')} <span className="rc-count">{cases.length}</span></h3>
        {cases.length === 0 ? <p className="rc-quiet">{t('noDossier')}</p> : null}
        <ul className="rc-event__cases">{cases.map((one) => <Line key={one.id} one={one} word={t('detach')}
          onPress={() => onAttach([one.id], false)} />)}</ul>
      </section>
      <section aria-label={t('near')}>
        <h3>{t('near')} <span className="rc-count">{near.length}</span></h3>
        {near.length === 0 ? <p className="rc-quiet">{place?.lat == null ? t('noPlace') : t('noNear')}</p> : null}
        {near.length > 1 ? <button type="button" onClick={() => onAttach(near.slice(0, 50).map(({ id }) => id),
          true)}>{t('attachAll')}</button>
          : null}
        <ul className="rc-event__cases">{near.map((one) => <Line key={one.id} one={one} word={t('attach')}
          onPress={() => onAttach([one.id], true)} />)}</ul>
      </section>
    </>
  );
};

const Line = ({ one, word, onPress }: { one: IncidentCase; word: string; onPress(): void }) => {
  const { t } = useTexts(words);
  return (
    <li><span className={`rc-p rc-p--${one.priorite}`}>{one.priorite}</span> <b>{one.numero}</b>{' '}
      <span>{one.adresse ?? one.commune} {one.motif?.label}</span>{' '}
      {one.metres === null ? null : <span>{t('metres', { metres: Math.round(one.metres) })}</span>}{' '}
      {one.patients > 0 ? <span className="rc-quiet">{t('patients', { count: one.patients })}</span> : null}{' '}
      <Age since={Date.parse(one.ouvert_le)} />{' '}
      <button type="button" aria-label={`${word} ${one.numero}`} onClick={onPress}>{word}</button></li>
  );
};
