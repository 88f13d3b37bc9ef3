import { useId, useRef, useState } from 'react';
import { PIECE_TYPES, type PieceType } from '../../../domain/codes/piece-types.ts';
import { ApiError, sendPiece, type SentPiece } from '../api-client.ts';
import { useLang } from '../lang.tsx';

type PaperPiecesProps = { commune: string; pieces: readonly SentPiece[]; onChange: (pieces: readonly SentPiece[]) => void };

const TYPES = Object.entries(PIECE_TYPES) as [PieceType, (typeof PIECE_TYPES)[PieceType]][];
const PIECES_MAX = 10;

/** Scans of the documents that came with the paper: each is sent at once, a refused one says why and costs nothing else. */
export const PaperPieces = ({ commune, pieces, onChange }: PaperPiecesProps) => {
  const { lang, t } = useLang();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [type, setType] = useState<PieceType>('CNI');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const send = (file: File | undefined): void => {
    if (!file) return;
    setBusy(true);
    setFault(undefined);
    sendPiece(commune, type, file).then((piece) => onChange([...pieces, piece]),
      (error: unknown) => setFault(error instanceof ApiError ? `${error.refused.title} ${error.refused.remedy}` : t('errorTitle')))
      .finally(() => {
        setBusy(false);
        if (input.current) input.current.value = '';
      });
  };
  return (
    <fieldset><legend>{t('scans')}</legend>
      <div>
        <label className="fr-label" htmlFor={`${id}-type`}>{t('scanType')}</label>
        <select id={`${id}-type`} className="fr-select" value={type} onChange={({ target }) => setType(target.value as PieceType)}>
          {TYPES.map(([value, { label }]) => <option key={value} value={value}>{label[lang]}</option>)}
        </select>
      </div>
      <div>
        <label className="fr-label" htmlFor={`${id}-file`}>{t('scanFile')}
          <span className="fr-hint-text" id={`${id}-hint`}>{t('scanHint')}</span></label>
        <input ref={input} id={`${id}-file`} className="fr-upload" type="file" accept="image/jpeg,image/png,application/pdf"
          disabled={busy || pieces.length >= PIECES_MAX} aria-describedby={`${id}-hint`}
          onChange={({ target }) => send(target.files?.[0])} />
        {fault ? <p className="dk-field-error" role="alert">{fault}</p> : null}
        <p role="status">{busy ? t('scanSending') : t('scanCount', { count: pieces.length })}</p>
      </div>
      {pieces.length === 0 ? null : <ul className="dk-wide">{pieces.map((piece) => (
        <li key={piece.id}>{PIECE_TYPES[piece.type as PieceType].label[lang]} : {piece.name}{' '}
          <button type="button" className="dk-tool" onClick={() => onChange(pieces.filter((one) => one.id !== piece.id))}>
            {t('scanRemove', { nom: piece.name })}</button></li>))}</ul>}
    </fieldset>
  );
};
