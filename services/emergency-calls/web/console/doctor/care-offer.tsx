import { useRef, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { localeOf } from '#base/values/lang.ts';
import type { CaseActor } from '../../../domain/context.ts';
import type { Placed } from '../../../domain/fields/field-kinds.ts';
import type { Case } from '../../../domain/state.ts';
import { Chord } from '../../kit/chord.tsx';
import { useTexts } from '../../kit/lang.tsx';
import { newId } from '../../kit/new-id.ts';
import { useChords } from '../../kit/use-chords.ts';
import type { Bare } from '../post.tsx';
import { spokenNumber } from '../spoken-number.ts';
import { useShut } from '../use-shut.ts';
import { PlannedHour } from '../parts/planned-hour.tsx';
import { readOffers, readSheet, type Sheet, type ShownOffer } from './doctor-client.ts';
import { SheetForm } from './sheet-form.tsx';
import { words } from './texts.ts';

const SORTS = ['LIBERAL.MG', 'LIBERAL.MMG', 'LIBERAL.MSPD', 'LIBERAL.SOS', 'LIBERAL.PHARM'] as const;
const MINUTE_MS = 60_000;
const SHOWN = 8;

type CareOfferProps = { centre: string; state: Case; actor: CaseActor; give(command: Bare): void };

/** Where the patient may be seen: by sort and distance, open or not, with free slots that one press books in the doctor's name. */
export const CareOfferPane = ({ centre, state, actor, give }: CareOfferProps) => {
  const { t, lang } = useTexts(words);
  const shut = useShut(state, actor);
  const [unbooked, uncancelled] = [shut('prendreRendezVous'), shut('annulerRendezVous')];
  const client = useQueryClient();
  const box = useRef<HTMLInputElement>(null);
  const [type, setType] = useState<(typeof SORTS)[number]>('LIBERAL.MG');
  const [q, setQ] = useState('');
  const point = (state.fields['location.geometry']?.value ?? null) as Placed | null;
  const offers = useQuery({ queryKey: ['offers', type, q, point?.lat, point?.lon],
    queryFn: () => readOffers(centre, { type, q, ...(point ? { lat: point.lat, lon: point.lon } : {}) }) });
  const sheet = useQuery({ queryKey: ['sheet'], queryFn: () => readSheet(centre) });
  useChords({ 'Alt+S': () => box.current?.focus() });
  const book = (offer: ShownOffer, start: number, signed: Sheet): void => {
    give({ type: 'prendreRendezVous', appointment: newId(), offer: offer.id, category: offer.category, place: offer.name, start,
      end: start + offer.slotMinutes * MINUTE_MS, practitioner: offer.practitioner,
      organization: offer.finess ? { organizationId: offer.finess, name: offer.name } : null,
      regulator: { id: signed.rpps, lastName: signed.lastName, firstName: signed.firstName, email: signed.email } });
    void client.invalidateQueries({ queryKey: ['offers'] });
  };
  return (
    <section className="rc-care" aria-label={t('offer')}>
      <h3>{t('offer')}</h3>
      {sheet.data && !sheet.data.sheet ? <SheetForm centre={centre} /> : null}
      <div className="rc-acts" role="group" aria-label={t('sort')}>
        {SORTS.map((one) => <button key={one} type="button" aria-pressed={one === type} onClick={() =>
          setType(one)}>{t(one)}</button>)}</div>
      <label className="rc-field">{t('find')} <Chord of="S" />
        <input ref={box} type="search" value={q} maxLength={80} onChange={({ target }) => setQ(target.value)} /></label>
      {point ? null : <p className="rc-quiet">{t('noPlace')}</p>}
      {offers.isPending ? <p role="status">{t('loading')}</p> : null}
      {offers.isError ? <p role="alert">{t('failed')}</p> : null}
      {offers.data?.rows.length === 0 ? <p className="rc-quiet">{t('noOffer')}</p> : null}
      <ul>{offers.data?.rows.slice(0, SHOWN).map((offer) => (
        <li key={offer.id}><b>{offer.name}</b> <span>{offer.address}</span>{' '}
          <span>{spokenNumber(offer.phone)}</span>{' '}
          {offer.metres === null ? null : <span>{t('far',
            { km: (offer.metres / 1_000).toLocaleString(localeOf(lang), { minimumFractionDigits: 1,
              maximumFractionDigits: 1 }) })}</span>} <OpenWord offer={offer} />{' '}
          {sheet.data?.sheet ? offer.slots.filter((start) => !state.appointments.some((one) =>
            one.offer === offer.id && one.start === start && one.cancelledAt === null)).map((start) => (
            <button key={start} type="button" disabled={unbooked !== undefined} title={unbooked}
              onClick={() => book(offer, start, sheet.data.sheet!)}>{t('book', { time: slotTime(start) })}
              <span className="rc-sr"> {offer.name}</span></button>)) : null}</li>))}</ul>
      {state.appointments.length > 0 ? <h3>{t('appointments')}</h3> : null}
      <ul>{state.appointments.map(({ id, place, start, cancelledAt }) => (
        <li key={id}><PlannedHour at={start} /> {place}{' '}{cancelledAt ? t('givenUp')
          : <button type="button" disabled={uncancelled !== undefined} title={uncancelled}
            onClick={() => give({ type: 'annulerRendezVous', appointment: id })}>{t('giveUp')}</button>}</li>))}</ul>
    </section>
  );
};

const clock = (at: number): string => new Date(at).toLocaleTimeString(localeOf(document.documentElement.lang),
  { hour: '2-digit', minute: '2-digit' });
const dayAndTime = (at: number): string => new Date(at).toLocaleString(localeOf(document.documentElement.lang),
  { weekday: 'short', hour: '2-digit', minute: '2-digit' });

/** The hour of a slot, with its day unless it is today. */
const slotTime = (at: number): string => (new Date(at).toDateString() === new Date().toDateString() ? clock(at) : dayAndTime(at));

const OpenWord = ({ offer }: { offer: ShownOffer }) => {
  const { t } = useTexts(words);
  const text = offer.open ? (offer.until ? t('open', { time: clock(offer.until) }) : t('always'))
    : offer.next ? t('opensAt', { time: dayAndTime(offer.next) }) : t('shut');
  return <span className={offer.open ? 'rc-free' : 'rc-quiet'}>{text}</span>;
};
