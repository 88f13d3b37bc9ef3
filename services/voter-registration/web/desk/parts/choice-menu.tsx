import { useEffect, useRef } from 'react';
import { useKeys, type KeyMap } from '../hooks/use-keys.ts';
import { useLang } from '../lang.tsx';
import type { Choice } from '../quick-choices.ts';

type ChoiceMenuProps<T> = {
  title: string; text: string; choices: readonly Choice<T>[]; onChoose: (value: T) => void; onClose: () => void;
};

/** A question that one key answers. It is a modal dialog: the rest of the page waits. */
export const ChoiceMenu = <T,>({ title, text, choices, onChoose, onClose }: ChoiceMenuProps<T>) => {
  const { t } = useLang();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => { dialog.current?.showModal(); }, []);
  const map: KeyMap = { Escape: onClose,
    ...Object.fromEntries(choices.map(({ key, value }) => [key, () => onChoose(value)])) };
  useKeys(map, true);
  const groups = [...Map.groupBy(choices, ({ group }) => group)];
  return (
    <dialog ref={dialog} className="dk-dialog" aria-labelledby="choix-titre" onClose={onClose}>
      <h2 id="choix-titre">{title}</h2>
      <p className="dk-dialog__text">{text}</p>
      <div className="dk-choices">
        {groups.map(([group, list]) => (
          <div key={group} className="dk-choices__group" role="group" aria-label={group || title}>
            {group ? <p className="dk-choices__title">{group}</p> : null}
            {list.map(({ key, label, value }) => (
              <button key={key} type="button" className="dk-choice" onClick={() => onChoose(value)}>
                <kbd aria-hidden="true">{key.toUpperCase()}</kbd> <span>{label}</span></button>
            ))}
          </div>
        ))}
      </div>
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary"
        onClick={onClose}>{t('close')} <kbd aria-hidden="true">{t('key.esc')}</kbd></button>
    </dialog>
  );
};
