import type { Lang } from '#base/values/lang.ts';
import { controlId, errorsOf, type FormState } from '../form.ts';
import { formatBytes } from '../i18n/format.ts';
import { ui } from '../i18n/ui-texts.ts';
import { DraftInputs } from './draft-form.tsx';
import { describedBy, FieldErrors } from './field-errors.tsx';

/** One file as the server knows it; `reason` is the catalogue's text when it was refused. */
export type UploadedFile = {
  id: string;
  name: string;
  bytes: number;
  state: 'kept' | 'waiting' | 'refused';
  reason?: { fr: string; en: string };
};

export type UploadSlotProps = {
  lang: Lang;
  form: FormState;
  /** What is asked: becomes the field `slot` and the anchor `#piece-<slot>`. */
  slot: string;
  title: string;
  hint: string;
  files: readonly UploadedFile[];
  maxFiles: number;
  maxBytes: number;
  removeAction: string;
};

const STATE_KEY = { kept: 'fileKept', waiting: 'fileWaiting', refused: 'fileRefused' } as const;

const FileLine = ({ lang, file, form, slot, action }: {
  lang: Lang; file: UploadedFile; form: FormState; slot: string; action: string;
}) => (
  <li className={file.state === 'refused' ? 'is-refused' : undefined}>
    <span><b>{file.name}</b> ({formatBytes(lang, file.bytes)}) – {ui(lang, STATE_KEY[file.state])}</span>
    {file.state === 'refused' ? <span className="fr-error-text fr-mt-0">{file.reason?.[lang]}</span> : (
      <form method="post" action={action}>
        <DraftInputs form={form} />
        <input type="hidden" name="slot" value={slot} />
        <input type="hidden" name="fichierId" value={file.id} />
        <button type="submit" className="fr-btn fr-btn--tertiary fr-btn--sm">
          {ui(lang, 'fileRemove')}<span className="fr-sr-only"> {file.name}</span>
        </button>
      </form>
    )}
  </li>
);

/** Sentences that the client script shows while it checks and sends a file. */
const clientTexts = (lang: Lang, maxBytes: number) => ({
  'data-max-bytes': String(maxBytes),
  'data-too-big': ui(lang, 'fileTooBig', { max: formatBytes(lang, maxBytes) }),
  'data-empty': ui(lang, 'fileEmpty'), 'data-heic': ui(lang, 'fileHeic'), 'data-wrong-type': ui(lang, 'fileWrongType'),
  'data-small': ui(lang, 'photoSmall'), 'data-dark': ui(lang, 'photoDark'), 'data-blurred': ui(lang, 'photoBlurred'),
  'data-good': ui(lang, 'photoGood'), 'data-sending': ui(lang, 'fileSending', { percent: '%percent%' }),
  'data-sent': ui(lang, 'fileSent'), 'data-failed': ui(lang, 'fileFailed'),
});

/** Asks for one kind of document: what was kept, what was refused and why, and a control to send one more. */
export const UploadSlot = (props: UploadSlotProps) => {
  const { lang, form, slot, title, hint, files, maxFiles, maxBytes, removeAction } = props;
  const id = controlId(slot);
  const errors = errorsOf(form, slot);
  const kept = files.filter((file) => file.state !== 'refused').length;
  return (
    <section className="so-piece" id={`piece-${slot}`} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p className="fr-hint-text" id={`${id}-hint`}>{hint}</p>
      {files.length === 0 ? null : (
        <ul className="so-files">
          {files.map((file) => <FileLine key={file.id} lang={lang} file={file} form={form} slot={slot} action={removeAction} />)}
        </ul>
      )}
      {kept >= maxFiles ? null : (
        <form method="post" action={form.action} encType="multipart/form-data" data-upload {...clientTexts(lang, maxBytes)}>
          <DraftInputs form={form} />
          <input type="hidden" name="slot" value={slot} />
          <div className={errors.length > 0 ? 'fr-upload-group fr-upload-group--error' : 'fr-upload-group'}>
            <FieldErrors lang={lang} id={`${id}-error`} errors={errors} />
            <label className="fr-label" htmlFor={id}>{ui(lang, kept > 0 ? 'fileAdd' : 'fileChoose', { title })}</label>
            <input className="fr-upload" type="file" id={id} name="fichier" accept="image/jpeg,image/png,application/pdf"
              aria-describedby={describedBy(`${id}-hint`, errors.length > 0 && `${id}-error`)} />
            <p className="fr-info-text" role="status" data-upload-status />
            <progress max={100} hidden data-upload-progress aria-labelledby={`${id}-title`} />
          </div>
          <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">{ui(lang, 'fileSend')}</button>
        </form>
      )}
    </section>
  );
};
