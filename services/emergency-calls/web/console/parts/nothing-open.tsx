import { useLang } from '../use-lang.ts';

const KEYS = [[['↵'], 'key_pickUp'], [['Alt+0'], 'key_vital'], [['Alt+1', 'Alt+3'], 'key_priority'], [['Alt+P'], 'key_place'],
  [['Alt+M', 'Alt+L'], 'key_doctor'], [['Alt+N', 'Alt+G'], 'key_note'], [['F2', 'F8', 'F9'], 'key_protocol'],
  [['Alt+5', 'Alt+9'], 'key_tabs'], [['Alt+O'], 'key_open']] as const;

/** Between two calls: nothing to do but the keys to have in the fingers. */
export const NothingOpen = () => {
  const { t } = useLang();
  return (
    <main className="rc-case rc-idle" id="dossier">
      <p>{t('noneOpen')}</p>
      <h2>{t('keys')}</h2>
      <dl>{KEYS.map(([keys, says]) => (
        <div key={says}><dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{t(says)}</dd></div>))}</dl>
    </main>
  );
};
