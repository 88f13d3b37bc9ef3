import { useState } from 'react';
import { CREW_LEVELS } from '../../domain/codes/crew-levels.ts';
import { codeList } from '../../exchange/codes/code-lists.ts';
import { AddressBox } from '../kit/address-box.tsx';
import { useTexts } from '../kit/lang.tsx';
import { vehicleWord } from '../kit/vehicle-word.ts';
import { words } from './texts.ts';
import type { Orders } from './use-orders.ts';

type Base = { text: string; lat: number; lon: number } | null;

/** Enters a vehicle of the centre; the same call sign again changes what is known of it. For the supervisor. */
export const NewVehicleForm = ({ centre, orders }: { centre: string; orders: Orders }) => {
  const { t, lang } = useTexts(words);
  const [text, setText] = useState('');
  const [base, setBase] = useState<Base>(null);
  const [missing, setMissing] = useState(false);
  const send = (form: HTMLFormElement): void => {
    if (base === null || base.text !== text) return setMissing(true);
    const told = new FormData(form);
    const field = (name: string): string => String(told.get(name) ?? '').trim();
    orders.enter({ callSign: field('call-sign'), name: field('vehicle-name'), vehicleType: field('vehicle-kind'), crew: field('crew'),
      sector: field('sector') || null, lat: base.lat, lon: base.lon });
    form.reset();
    setText('');
    setMissing(false);
  };
  return (
    <details className="rc-panel">
      <summary>{t('enter')}</summary>
      <form className="rb-form" onSubmit={(event) => { event.preventDefault(); send(event.currentTarget); }}>
        <label className="rc-field">{t('callSign')}
          <input name="call-sign" required pattern="[A-Za-z0-9_\-]{1,40}" maxLength={40} autoComplete="off" /></label>
        <label className="rc-field">{t('name')}<input name="vehicle-name" required maxLength={80} autoComplete="off" /></label>
        <label className="rc-field">{t('kind')}<select name="vehicle-kind" required>
          {codeList('typeVecteur').map(({ code }) => <option key={code} value={code}>{vehicleWord(code, lang)} ({code})</option>)}
        </select></label>
        <label className="rc-field">{t('crew')}<select name="crew">
          {CREW_LEVELS.map((one) => <option key={one} value={one}>{t(one)}</option>)}</select></label>
        <label className="rc-field">{t('sector')}<input name="sector" maxLength={80} autoComplete="off" /></label>
        <AddressBox centre={centre} name="base" label={t('base')} value={text} focus={null} onType={setText} onChoose={(place) => {
          setText(place.label);
          setBase({ text: place.label, lat: place.lat, lon: place.lon });
        }} />
        {missing ? <p className="rc-alert" role="alert">{t('baseFirst')}</p> : null}
        <button type="submit">{t('enterIt')}</button>
      </form>
    </details>
  );
};
