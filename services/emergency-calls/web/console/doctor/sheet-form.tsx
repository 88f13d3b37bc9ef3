import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../kit/lang.tsx';
import { keepSheet } from './doctor-client.ts';
import { words } from './texts.ts';

const PARTS = ['lastName', 'firstName', 'email', 'rpps'] as const;

/** What the doctor signs with: asked for once, before the first appointment. */
export const SheetForm = ({ centre }: { centre: string }) => {
  const { t } = useTexts(words);
  const client = useQueryClient();
  const [sheet, setSheet] = useState({ lastName: '', firstName: '', email: '', rpps: '' });
  const [problem, setProblem] = useState('');
  const keep = (): void => {
    void keepSheet(centre, sheet).then(() => client.invalidateQueries({ queryKey: ['sheet'] }),
      (error: Error) => setProblem(error.message));
  };
  return (
    <form className="rc-form" onSubmit={(event) => { event.preventDefault(); keep(); }}>
      <fieldset><legend>{t('sheet')}</legend><p>{t('sheetNeeded')}</p>
        {PARTS.map((part) => <label key={part} className="rc-field">{t(part)}
          <input name={`sheet-${part}`} required maxLength={100} value={sheet[part]} {...(part === 'rpps' ? { pattern: '81[0-9]{10}',
            inputMode: 'numeric' as const } : {})} onChange={({ target }) => setSheet({ ...sheet, [part]: target.value })} /></label>)}
        <button type="submit">{t('keep')}</button></fieldset>
      {problem ? <p role="alert" className="rc-alert">{t('refused')} {problem}</p> : null}
    </form>
  );
};
