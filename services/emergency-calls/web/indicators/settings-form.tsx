import { useState, type FormEvent } from 'react';
import { SETTINGS, type SettingName, type Settings } from '../../domain/indicators/settings.ts';
import { useTexts } from '../kit/lang.tsx';
import { writeSetting } from './api.ts';
import { words } from './texts.ts';

type SettingsFormProps = { centre: string; settings: Settings; onSaved(): void };

/** The thresholds of a centre, each saved by itself. */
export const SettingsForm = ({ centre, settings, onSaved }: SettingsFormProps) => {
  const { t, lang } = useTexts(words);
  const [said, setSaid] = useState('');
  const save = (name: SettingName) => async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const { min, max, label } = SETTINGS[name];
    const value = Number(new FormData(event.currentTarget).get(name));
    const ok = await writeSetting(centre, name, value).then(() => true, () => false);
    setSaid(t(ok ? 'setOk' : 'setBad', { name: label[lang], min, max }));
    if (ok) onSaved();
  };
  return (
    <section aria-labelledby="settings" className="rc-panel">
      <h3 id="settings">{t('settings')}</h3>
      <p className="rc-quiet">{t('settingsAbout')}</p>
      <p role="status">{said}</p>
      <div className="rc-settings">
        {(Object.keys(SETTINGS) as SettingName[]).map((name) => {
          const { min, max, unit, label } = SETTINGS[name];
          return (
            <form key={`${name} ${settings[name]}`} onSubmit={(event) => { void save(name)(event); }}>
              <label className="rc-field">{label[lang]}{unit === '1' || unit === 'people' ? '' : ` (${unit})`}
                <input name={name} type="number" step="any" min={min} max={max} defaultValue={settings[name]} required /></label>
              <button type="submit">{t('set')}<span className="rc-sr"> {label[lang]}</span></button>
            </form>);
        })}
      </div>
    </section>
  );
};
