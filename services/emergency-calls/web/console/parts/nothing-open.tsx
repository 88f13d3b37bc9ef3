import { useLang } from '../use-lang.ts';

const TO = '…';
const CALL_TAKER = [[['↵'], 'key_pickUp'], [['Alt+0'], 'key_vital'], [['Alt+1', TO, 'Alt+3'], 'key_priority'], [['Alt+P'], 'key_place'],
  [['Alt+M', 'Alt+L'], 'key_doctor'], [['Alt+N', 'Alt+G'], 'key_note'], [['F2', 'F8', 'F9'], 'key_protocol'],
  [['Alt+5', TO, 'Alt+9'], 'key_tabs'], [['Alt+O'], 'key_open'], [['Alt+I'], 'key_patient'],
  [['Alt+H'], 'key_plan'], [['Alt+X'], 'key_transfer']] as const;
const DOCTOR = [[['↵'], 'key_take'], [['D', '1', TO, '9'], 'key_decide'], [['Alt+U'], 'key_alarm'], [['Alt+R'], 'key_callBack'],
  [['Alt+S'], 'key_care'], [['Alt+N', 'Alt+G'], 'key_note'], [['Alt+5', TO, 'Alt+9'], 'key_tabs'], [['Alt+A'], 'key_pickUp'],
  [['Alt+O'], 'key_open'], [['Alt+I'], 'key_patient'], [['Alt+H'], 'key_plan'], [['Alt+X'], 'key_transfer']] as const;

/** Between two calls: nothing to do but the keys to have in the fingers, which are not a doctor's and a call taker's alike. */
export const NothingOpen = ({ doctor }: { doctor: boolean }) => {
  const { t } = useLang();
  return (
    <main className="rc-case rc-idle" id="dossier">
      <p>{t(doctor ? 'noneOpenDoctor' : 'noneOpen')}</p>
      <h2>{t('keys')}</h2>
      <dl>{(doctor ? DOCTOR : CALL_TAKER).map(([keys, says]) => (
        <div key={says}><dt>{keys.map((key) => (key === TO ? key : <kbd key={key}>{key}</kbd>))}</dt><dd>{t(says)}</dd></div>))}</dl>
    </main>
  );
};
