import { useEffect, useRef } from 'react';
import { useLang } from '../lang.tsx';
import type { DeskText } from '../texts/texts.ts';

const SHORTCUTS: readonly (readonly [string, DeskText])[] = [
  ['J K ↓ ↑', 'key.move'], ['↵', 'key.open'], ['A', 'accept'], ['R', 'refuse'], ['D', 'ask'], ['V', 'sign'],
    ['U', 'undo'],
  ['X', 'key.select'], ['N P', 'key.pieces'], ['+ − O', 'key.zoom'], ['/', 'key.search'], ['Esc', 'key.escape'],
    ['?', 'key.help'],
];

type HelpProps = { single: boolean; onSingle: (on: boolean) => void; onClose: () => void };

/** Every shortcut, and the switch that turns the single-key ones off. */
export const HelpPanel = ({ single, onSingle, onClose }: HelpProps) => {
  const { t } = useLang();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => { dialog.current?.showModal(); }, []);
  return (
    <dialog ref={dialog} className="dk-dialog" aria-labelledby="aide-titre" onClose={onClose}>
      <h2 id="aide-titre">{t('shortcuts')}</h2>
      <dl className="dk-shortcuts">{SHORTCUTS.map(([keys, text]) => (
        <div key={text}><dt>{keys.split(' ').map((key) =>
          <kbd key={key}>{key}</kbd>)}</dt><dd>{t(text)}</dd></div>))}</dl>
      <label className="dk-switch"><input type="checkbox" checked={single} onChange={({ target }) =>
        onSingle(target.checked)} /> {t('shortcutsOn')}</label>
      <p className="dk-dialog__text">{t('shortcutsText')}</p>
      <button type="button" className="fr-btn fr-btn--sm" onClick={onClose}>{t('close')}</button>
    </dialog>
  );
};

/** Told once to somebody new, in plain words. */
export const FirstHint = ({ onDone }: { onDone: () => void }) => {
  const { t } = useLang();
  return (
    <aside className="dk-hint" aria-label={t('hintTitle')}>
      <p className="dk-hint__title">{t('hintTitle')}</p>
      <ul>
        <li><kbd>{t('key.enter')}</kbd> {t('hintOpen')}</li><li><kbd>A</kbd> {t('hintDecide')}</li><li><kbd>U</kbd> {t(
          'hintUndo')}</li>
      </ul>
      <p>{t('hintMouse')}</p>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={onDone}>{t('hintDone')}</button>
    </aside>
  );
};
