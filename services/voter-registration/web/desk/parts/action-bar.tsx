import type { ReactNode } from 'react';
import { useLang } from '../lang.tsx';
import type { DossierDetail, Me } from '../model.ts';

/** What the keys and the buttons do; absent when it is not possible now. */
export type DossierActs = { accept?: () => void; refuse?: () => void; ask?: () => void; sign?: () => void };

type ActionBarProps = { me: Me; dossier: DossierDetail; acts: DossierActs; undo: ReactNode };

const Act = (
  { label, letter, look, onClick }: { label: string; letter: string; look: string; onClick: (() => void) | undefined },
) =>
  (onClick === undefined ? null : (
    <button type="button" className={`fr-btn ${look}`} onClick={onClick}
      aria-keyshortcuts={letter}>{label} <kbd aria-hidden="true">{letter}</kbd></button>
  ));

const useWhyNot = ({ me, dossier, acts }: Pick<ActionBarProps, 'me' | 'dossier' | 'acts'>): string | undefined => {
  const { t } = useLang();
  if (acts.accept || acts.refuse || acts.sign) return undefined;
  if (dossier.etat === 'INSTRUITE') return t(me.mayor && !me.secondFactor ? 'needsSecondFactor' : 'waitingVisa');
  if (dossier.etat === 'NON_INSCRITE_REU') return t('identityToCheck');
  return dossier.etat === 'A_COMPLETER' ? t('waitingPiece') : acts.ask ? undefined : t('noAction');
};

/** The decisions on the open request, each with its key. */
export const ActionBar = ({ me, dossier, acts, undo }: ActionBarProps) => {
  const { t } = useLang();
  const why = useWhyNot({ me, dossier, acts });
  return (
    <section className="dk-bar" aria-label={t('actions')}>
      <div className="dk-bar__acts">
        <Act label={t(dossier.proposition?.sens === 'REFUSER' ? 'signRefuse'
          : 'signAccept')} letter="V" look="" onClick={acts.sign} />
        <Act label={t('accept')} letter="A" look={acts.sign ? 'fr-btn--secondary' : ''} onClick={acts.accept} />
        <Act label={t('refuse')} letter="R" look="fr-btn--danger" onClick={acts.refuse} />
        <Act label={t('ask')} letter="D" look="fr-btn--secondary" onClick={acts.ask} />
        {why ? <p className="dk-bar__why">{why}</p> : null}
      </div>
      {undo}
    </section>
  );
};
