import { useSyncExternalStore } from 'react';
import { OPTIONAL_SOUNDS, sounds } from '../sounds.ts';
import { useLang } from '../use-lang.ts';

const stamp = (): string => OPTIONAL_SOUNDS.map((sound) => sounds().isOn(sound)).join();

/** Which sounds somebody wants. The alarm of a P0 is told to be always on: there is nothing to press. */
export const SoundSettings = () => {
  const { t } = useLang();
  useSyncExternalStore(sounds().subscribe, stamp);
  return (
    <details className="rc-sounds"><summary>{t('sounds')}</summary>
      <ul>
        {OPTIONAL_SOUNDS.map((sound) => (
          <li key={sound}><label><input type="checkbox" checked={sounds().isOn(sound)} onChange={({ target }) =>
            sounds().turn(sound, target.checked)} /> {t(`sound_${sound}`)}</label></li>))}
        <li>{t('soundVital')}</li>
      </ul>
    </details>
  );
};
