import type { ReactNode, RefObject } from 'react';
import { ApiError } from '../api-client.ts';
import { useLang } from '../lang.tsx';
import type { DossierDetail } from '../model.ts';
import { DueChip } from './chips.tsx';
import { Duplicates } from './duplicates.tsx';
import { Fields } from './fields.tsx';
import { Viewer, type ViewerState } from './viewer.tsx';
import { STATES } from '../../../domain/codes/states.ts';

type DossierPaneProps = {
  dossier: DossierDetail | undefined; error: unknown; wanted: string | undefined; view: ViewerState;
  headRef: RefObject<HTMLHeadingElement | null>;
  onView: (move: (state: ViewerState) => ViewerState) => void; onBack: () => void; onRetry: () => void;
  onKeep: (autre: string) => void; onSetAside: (autre: string) => void; onJudge: (good: boolean) => void;
};

const Message = ({ children }: { children: ReactNode }) =>
  <div className="dk-dossier dk-dossier--none"><div className="dk-empty">{children}</div></div>;

const OPEN_CLOCK = new Set(['TRANSMISE', 'A_COMPLETER', 'COMPLETE', 'INSTRUITE', 'NON_INSCRITE_REU']);

const Judge = ({ dossier, view, onJudge }: Pick<DossierPaneProps, 'onJudge' | 'view'> & { dossier: DossierDetail }) => {
  const { t } = useLang();
  const piece = dossier.pieces[view.piece];
  if (!piece || !dossier.actions.includes('juger-piece') || piece.statut === 'INFECTEE') return null;
  return (
    <div className="dk-judge">
      {piece.statut === 'ACCEPTEE' ? null
        : <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() =>
          onJudge(true)}>{t('pieceGood')}</button>}
      {piece.statut === 'REFUSEE' ? null
        : <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() =>
          onJudge(false)}>{t('pieceBad')}</button>}
    </div>
  );
};

/** The open request: document and fields side by side. */
export const DossierPane = (props: DossierPaneProps) => {
  const { dossier, error, wanted, view, headRef } = props;
  const { lang, t } = useLang();
  if (wanted === undefined) return <Message><span className="dk-empty__art" aria-hidden="true">↵</span>
    <p className="dk-empty__title">{t('nothingOpen')}</p><p>{t('nothingOpenText')}</p></Message>;
  if (error) return <Message><div role="alert"><p className="dk-empty__title">{t('dossierError')}</p>
    <p>{error instanceof ApiError ? `${error.refused.title}. ${error.refused.remedy}` : ''}</p></div>
    <button type="button" className="fr-btn fr-btn--sm" onClick={props.onRetry}>{t('retry')}</button>{' '}
    <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={props.onBack}>{t(
      'back')}</button></Message>;
  if (!dossier) return <Message><p role="status">{t('loading')}</p></Message>;
  const { etatCivil } = dossier.demande;
  return (
    <article className="dk-dossier" aria-labelledby="demande-titre">
      <header className="dk-dossier__head">
        <button type="button" className="dk-tool dk-back" onClick={props.onBack}>← {t('back')}</button>
        <h2 id="demande-titre" ref={headRef} tabIndex={-1}>{etatCivil.nomNaissance} {etatCivil.prenoms[0]}</h2>
        <span className="dk-chip">{STATES[dossier.etat].label[lang]}</span>
        {dossier.echeance && OPEN_CLOCK.has(dossier.etat) ? <DueChip today={dossier.today} due={dossier.echeance} />
          : null}
        <span className="dk-number">{dossier.numero}</span>
      </header>
      <div className="dk-dossier__body">
        <Viewer dossier={dossier} view={view} onView={props.onView} judge={<Judge dossier={dossier} view={view}
          onJudge={props.onJudge} />} />
        <Fields dossier={dossier} duplicates={<Duplicates dossier={dossier} onKeep={props.onKeep} onSetAside={props.onSetAside} />} />
      </div>
    </article>
  );
};
