import { useEffect, useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '#base/ui/i18n/format.ts';
import { ADDRESS_ANSWERS } from '../../../domain/codes/address-answers.ts';
import { ENERGY_SUPPLIERS } from '../../../domain/codes/energy-suppliers.ts';
import { PIECE_TYPES } from '../../../domain/codes/piece-types.ts';
import { readPiece, type PieceImage } from '../api-client.ts';
import { useLang } from '../lang.tsx';
import type { DeskPiece, DossierDetail } from '../model.ts';

export type ViewerState = { piece: number; page: number; zoom: number; turn: number };
export const VIEWER_START: ViewerState = { piece: 0, page: 1, zoom: 1, turn: 0 };

/** Zoom steps; beyond them text is no clearer. */
const ZOOM = { min: 0.5, max: 4, step: 1.25 };
const clampZoom = (zoom: number): number => Math.min(ZOOM.max, Math.max(ZOOM.min, zoom));

/** What each control does to the view; pure. */
export const viewerMoves = {
  larger: (state: ViewerState): ViewerState => ({ ...state, zoom: clampZoom(state.zoom * ZOOM.step) }),
  smaller: (state: ViewerState): ViewerState => ({ ...state, zoom: clampZoom(state.zoom / ZOOM.step) }),
  turned: (state: ViewerState): ViewerState => ({ ...state, turn: (state.turn + 90) % 360 }),
  piece: (count: number, by: number) => (state: ViewerState): ViewerState =>
    (count === 0 ? state : { ...VIEWER_START, piece: (state.piece + by + count) % count }),
  page: (page: number) => (state: ViewerState): ViewerState => ({ ...state, page }),
};

const PREPARING_MS = 3_000;

const Placeholder = ({ title, text, art }: { title: string; text?: string; art: string }) => (
  <div className="dk-placeholder"><span className="dk-placeholder__art" aria-hidden="true">{art}</span>
    <p className="dk-placeholder__title">{title}</p>{text ? <p>{text}</p> : null}</div>
);

const Sheet = ({ image, piece, view }: { image: PieceImage; piece: DeskPiece; view: ViewerState }) => {
  const { lang, t } = useLang();
  const [size, setSize] = useState<{ width: number; height: number }>();
  if (image.state !== 'ready') {
    return <Placeholder art={image.state === 'preparing' ? '⋯' : '!'} title={t(`piece.${image.state}`)}
      text={t(`piece.${image.state}Text`)} />;
  }
  const sideways = view.turn % 180 !== 0;
  return (
    <div className="dk-sheet" tabIndex={0} role="group" aria-label={PIECE_TYPES[piece.type].label[lang]}>
      <img src={image.url} alt={t('pieceAlt', { type: PIECE_TYPES[piece.type].label[lang], n: view.page })}
        onLoad={({ currentTarget }) =>
          setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })}
        style={{ width: `${view.zoom * 100}%`, transform: `rotate(${view.turn}deg)`,
          ...(sideways && size ? { marginBlock: `${Math.max(0, (size.width / size.height - 1) * 50) * view.zoom}%` }
            : {}) }} />
    </div>
  );
};

type ViewerProps = { dossier: DossierDetail; view: ViewerState; onView: (move: (state: ViewerState) => ViewerState) =>
  void;
  judge: ReactNode };

const Tool = (
  { label, sign, onClick, disabled }: { label: string; sign: string; onClick: () => void; disabled?: boolean },
) => (
  <button type="button" className="dk-icon" aria-label={label} title={label} onClick={onClick} disabled={disabled}>
    <span aria-hidden="true">{sign}</span></button>
);

const Tools = (
  { count, view, pages, onView }: { count: number; view: ViewerState; pages: number } & Pick<ViewerProps, 'onView'>,
) => {
  const { t } = useLang();
  return (
    <div className="dk-viewer__tools">
      <Tool label={t('previous')} sign="‹" onClick={() => onView(viewerMoves.piece(count, -1))} disabled={count < 2} />
      <span className="dk-viewer__count">{t('documentOf', { n: view.piece + 1, count })}</span>
      <Tool label={t('next')} sign="›" onClick={() => onView(viewerMoves.piece(count, 1))} disabled={count < 2} />
      {pages > 1 ? <><Tool label={t('previousPage')} sign="↑" onClick={() => onView(viewerMoves.page(view.page - 1))}
        disabled={view.page <= 1} />
        <span className="dk-viewer__count">{t('pageOf', { n: view.page, count: pages })}</span>
        <Tool label={t('nextPage')} sign="↓" onClick={() => onView(viewerMoves.page(view.page + 1))}
          disabled={view.page >= pages} /></> : null}
      <span className="dk-spring" />
      <Tool label={t('zoomOut')} sign="−" onClick={() => onView(viewerMoves.smaller)} />
      <Tool label={t('zoomIn')} sign="+" onClick={() => onView(viewerMoves.larger)} />
      <Tool label={t('rotate')} sign="↻" onClick={() => onView(viewerMoves.turned)} />
    </div>
  );
};

/** What an energy supplier said of the address: beside the documents, since it stands for one of them. */
const AddressCheck = ({ dossier: { demande: { verificationAdresse: found }, zone } }: Pick<ViewerProps, 'dossier'>) => {
  const { lang } = useLang();
  return found ? (
    <p className={`dk-address dk-address--${found.reponse.toLowerCase()}`}>{ADDRESS_ANSWERS[found.reponse].label[lang]}
      {' · '}{ENERGY_SUPPLIERS[found.fournisseur].label}{' · '}{formatInstant(lang, Date.parse(found.le), zone)}</p>
  ) : null;
};

const Strip = ({ dossier, view, onView }: Omit<ViewerProps, 'judge'>) => {
  const { lang, t } = useLang();
  return (
    <ul className="dk-strip">
      {dossier.pieces.map((piece, i) => (
        <li key={piece.id}>
          <button type="button" className="dk-strip__piece" aria-current={i === view.piece ? 'true' : undefined}
            onClick={() => onView(() => ({ ...VIEWER_START, piece: i }))}>
            <span>{PIECE_TYPES[piece.type].label[lang]}</span>
            <span className={`dk-status dk-status--${piece.statut.toLowerCase()}`}>{t(`status.${piece.statut}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};

/** The documents of a request: one large, the others a click or a key away. */
export const Viewer = ({ dossier, view, onView, judge }: ViewerProps) => {
  const { t } = useLang();
  const piece = dossier.pieces[Math.min(view.piece, dossier.pieces.length - 1)];
  const { data, isError, refetch } =
    useQuery({ queryKey: ['piece', dossier.numero, piece?.id, view.page], enabled: piece !== undefined,
    queryFn: () => readPiece(dossier.numero, piece!.id, view.page), staleTime: Infinity, gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'preparing' ? PREPARING_MS : false) });
  useEffect(() => () => { if (data?.state === 'ready') URL.revokeObjectURL(data.url); }, [data]);
  if (!piece) return <section className="dk-viewer" aria-label={t('documents')}><Placeholder art="∅" title={t(
    'noDocument')}
    text={t('noDocumentText')} /><AddressCheck dossier={dossier} /></section>;
  return (
    <section className="dk-viewer" aria-label={t('documents')}>
      <Strip dossier={dossier} view={view} onView={onView} />
      <AddressCheck dossier={dossier} />
      <Tools count={dossier.pieces.length} view={view} pages={data?.state === 'ready' ? data.pages
        : 1} onView={onView} />
      <div className="dk-viewer__paper" aria-busy={!data && !isError}>
        {isError ? <div className="dk-placeholder"><p className="dk-placeholder__title">{t('pieceError')}</p>
          <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() =>
            { void refetch(); }}>{t('retry')}</button></div> : null}
        {data ? <Sheet image={data} piece={piece} view={view} /> : isError ? null
          : <Placeholder art="⋯" title={t('loading')} />}
      </div>
      {judge}
    </section>
  );
};
