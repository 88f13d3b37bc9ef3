import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ApiError, filePaper, readReference, type Refused, type SentPiece } from '../api-client.ts';
import { consularPost } from '../../../domain/codes/consular-posts.ts';
import { useLang } from '../lang.tsx';
import type { DeskCommune, PaperReference } from '../model.ts';
import { controlId, emptyPaper, paperRequest, type PaperValues } from '../paper-request.ts';
import { PaperFields } from './paper-fields.tsx';
import { PaperPieces } from './paper-pieces.tsx';

type PaperFormProps = { commune: DeskCommune; onClose: () => void };
type FieldFault = NonNullable<Refused['errors']>[number];

const Summary = ({ refused }: { refused: Refused }) => {
  const { t } = useLang();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [refused]);
  const errors = refused.errors ?? [];
  return (
    <div ref={box} className="fr-alert fr-alert--error" role="alert" tabIndex={-1}>
      <h2 className="fr-alert__title">{errors.length > 0 ? t('errorsTitle', { count: errors.length })
        : refused.title}</h2>
      {errors.length > 0 ? <ul>{errors.map(({ pointer, detail }) =>
        <li key={pointer}><a href={`#${controlId(pointer)}`}>{detail}</a></li>)}</ul> : <p>{refused.remedy}</p>}
    </div>
  );
};

const Saved = ({ numero, onAnother, onClose }: { numero: string; onAnother: () => void; onClose: () => void }) => {
  const { t } = useLang();
  return (
    <div className="fr-alert fr-alert--success" role="status">
      <p><strong>{t('paperSaved', { numero })}</strong></p><p>{t('paperPieces')}</p>
      <div className="fr-btns-group"><button type="button" className="fr-btn" onClick={onAnother}>{t(
        'paperAnother')}</button>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={onClose}>{t('back')}</button></div>
    </div>
  );
};

const Frame = ({ children, onClose }: { children: ReactNode; onClose: () => void }) => {
  const { t } = useLang();
  return <main id="saisie" tabIndex={-1} className="dk-paper">
    <button type="button" className="dk-tool" onClick={onClose}>← {t('back')}</button>
    <h1>{t('paperTitle')}</h1>{children}</main>;
};

/** What is typed, sent once under one key however often the button is pressed. */
const useEntry = (commune: string, reference: PaperReference | undefined) => {
  const atPost = consularPost(commune) !== undefined;
  const [values, setValues] = useState<PaperValues>(emptyPaper('', '', atPost));
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [pieces, setPieces] = useState<readonly SentPiece[]>([]);
  const [refused, setRefused] = useState<Refused>();
  const [numero, setNumero] = useState<string>();
  const [busy, setBusy] = useState(false);
  const restart = (): void => {
    setValues(emptyPaper(reference?.today ?? '', reference?.postalCodes[0], atPost));
    setPieces([]);
    setKey(crypto.randomUUID());
    setRefused(undefined);
    setNumero(undefined);
  };
  useEffect(() => { if (reference) restart(); }, [reference]);
  const send = (): void => {
    setBusy(true);
    filePaper(commune, key, paperRequest(values, commune, pieces.map(({ id }) => id))).then((filed) => setNumero(filed.numero),
      (error: unknown) => {
      if (error instanceof ApiError) setRefused(error.refused);
    }).finally(() => setBusy(false));
  };
  return { values, setValues, pieces, setPieces, refused, numero, busy, restart, send };
};

/** Entry of a request received on paper: one page, every error at once, each beside its field. */
export const PaperForm = ({ commune, onClose }: PaperFormProps) => {
  const { lang, t } = useLang();
  const { data: reference, isError, refetch } =
    useQuery({ queryKey: ['reference', commune.code], queryFn: () => readReference(commune.code,
    lang) });
  const entry = useEntry(commune.code, reference);
  if (isError) return <Frame onClose={onClose}><p role="alert">{t('errorTitle')}</p>
    <button type="button" className="fr-btn" onClick={() => { void refetch(); }}>{t('retry')}</button></Frame>;
  if (!reference) return <Frame onClose={onClose}><p role="status">{t('loading')}</p></Frame>;
  if (entry.numero) return <Frame onClose={onClose}><Saved numero={entry.numero} onAnother={entry.restart} onClose={onClose} /></Frame>;
  const faultOf = (pointer: string): FieldFault | undefined =>
    entry.refused?.errors?.find((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`));
  return (
    <Frame onClose={onClose}>
      <p>{t('paperLead')}</p>
      {entry.refused ? <Summary refused={entry.refused} /> : null}
      <form noValidate onSubmit={(event) => { event.preventDefault(); entry.send(); }}>
        <PaperFields values={entry.values} reference={reference} atPost={consularPost(commune.code) !== undefined} faultOf={(pointer) =>
          faultOf(pointer)?.detail}
          onChange={(change) => entry.setValues({ ...entry.values, ...change })} />
        <PaperPieces commune={commune.code} pieces={entry.pieces} onChange={entry.setPieces} />
        <button type="submit" className="fr-btn" disabled={entry.busy}>{t('savePaper')}</button>
      </form>
    </Frame>
  );
};
