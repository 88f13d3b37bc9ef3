import type { FormEvent } from 'react';
import { Moment } from '../kit/moment.tsx';
import { useTexts } from '../kit/lang.tsx';
import type { ReadBoard, SeenVehicle } from './api.ts';
import { words } from './texts.ts';
import type { Orders } from './use-orders.ts';

type RadioProps = { board: ReadBoard; vehicle: SeenVehicle | undefined; orders: Orders };

/** The radio log of a day; what is noted with a vehicle under way goes to the notes of its dossier too. */
export const RadioPanel = ({ board: { radio, vehicles }, vehicle, orders }: RadioProps) => {
  const { t } = useTexts(words);
  const mission = vehicle?.mission;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('radio') ?? '').trim();
    if (text === '') return;
    orders.radio({ text, ...(vehicle ? { resource: vehicle.resourceId } : {}), ...(mission ? { dossier: mission.dossier } : {}) });
    event.currentTarget.reset();
  };
  const nameOf = (id: string | null): string => vehicles.find(({ resourceId }) => resourceId === id)?.name ?? '';
  return (
    <section className="rc-panel" aria-labelledby="radio">
      <h3 id="radio">{t('radio')}</h3>
      <form className="rb-form" onSubmit={submit}>
        <label className="rc-field rc-field--wide">{t('radioText')} {mission && vehicle
          ? t('radioFor', { name: vehicle.name, number: mission.number.slice(-5) }) : t('radioCentre')} <kbd>R</kbd>
          <input name="radio" autoComplete="off" maxLength={2_000} /></label>
        <button type="submit">{t('write')}</button>
      </form>
      {radio.length === 0 ? <p className="rc-quiet">{t('noRadio')}</p> : null}
      <ol className="rb-radio" tabIndex={0} aria-label={t('radio')}>{radio.map(({ id, at, by, resource, text }) => (
        <li key={id}><Moment at={at} /> <b>{nameOf(resource)}</b> {text} <span className="rc-quiet">{by}</span></li>))}</ol>
    </section>
  );
};
