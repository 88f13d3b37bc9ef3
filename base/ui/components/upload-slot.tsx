import type { Lang } from '#base/values/lang.ts';
import { controlId, errorsOf, valueOf, type FormState } from '../form.ts';
import { formatBytes } from '../i18n/format.ts';
import { ui } from '../i18n/ui-texts.ts';
import type { UploadedFile } from '../uploaded-file.ts';
import { DraftInputs } from './draft-form.tsx';
import { describedBy, FieldErrors } from './field-errors.tsx';

export type UploadSlotProps = {
  lang: Lang;
  form: FormState;
  /** What is asked: becomes the field `slot` and the anchor `#piece-<slot>`. */
  slot: string;
  title: string;
  hint?: string;
  /** Kinds of documents that will do: a choice sent as `type`; one alone is sent without asking. */
  types: readonly { value: string; label: string }[];
  typeLabel: string;
  /** `kind`: the type of the document in words. */
  files: readonly (UploadedFile & { kind: string })[];
  maxFiles: number;
  maxBytes: number;
  removeAction: string;
};

const STATE_KEY = { kept: 'fileKept', waiting: 'fileWaiting', refused: 'fileRefused' } as const;

const RemoveForm = ({ lang, form, slot, action, file }: {
  lang: Lang; form: FormState; slot: string; action: string; file: UploadedFile;
}) => (
  <form method="post" action={action}>
    <DraftInputs form={form} />
    <input type="hidden" name="slot" value={slot} />
    <input type="hidden" name="fichierId" value={file.id} />
    <button type="submit" className="fr-btn fr-btn--tertiary fr-btn--sm">
      {ui(lang, 'fileRemove')}<span className="fr-sr-only"> {file.name}</span>
    </button>
  </form>
);

const FileLine = ({ file, ...rest }: {
  lang: Lang; file: UploadedFile & { kind: string }; form: FormState; slot: string; action: string;
}) => {
  const { lang } = rest;
  const refused = file.state === 'refused';
  return (
    <li className={refused ? 'is-refused' : undefined}>
      <div>
        <b>{file.name}</b> ({formatBytes(lang, file.bytes)})
        <span className="fr-hint-text">{file.kind} – {ui(lang, STATE_KEY[file.state])}</span>
        {refused && file.reason ? <p className="fr-error-text">{file.reason[lang]}</p> : null}
      </div>
      <RemoveForm file={file} {...rest} />
    </li>
  );
};

/** Sentences that the client script shows while it checks and sends a file. */
const clientTexts = (lang: Lang, maxBytes: number) => ({
  'data-max-bytes': String(maxBytes),
  'data-too-big': ui(lang, 'fileTooBig', { max: formatBytes(lang, maxBytes) }),
  'data-empty': ui(lang, 'fileEmpty'), 'data-heic': ui(lang, 'fileHeic'), 'data-wrong-type': ui(lang, 'fileWrongType'),
  'data-small': ui(lang, 'photoSmall'), 'data-dark': ui(lang, 'photoDark'), 'data-blurred': ui(lang, 'photoBlurred'),
  'data-good': ui(lang, 'photoGood'), 'data-sending': ui(lang, 'fileSending', { percent: '%percent%' }),
  'data-sent': ui(lang, 'fileSent'), 'data-failed': ui(lang, 'fileFailed'),
});

const TypeChoice = ({ form, slot, types, label }: {
  form: FormState; slot: string; types: UploadSlotProps['types']; label: string;
}) => {
  const id = `${controlId(slot)}-type`;
  if (types.length === 1) return <input type="hidden" name="type" value={types[0]?.value} />;
  return (
    <div className="fr-select-group">
      <label className="fr-label" htmlFor={id}>{label}</label>
      <select className="fr-select" id={id} name="type" defaultValue={valueOf(form, `${slot}.type`)}>
        {types.map(({ value, label: text }) => <option key={value} value={value}>{text}</option>)}
      </select>
    </div>
  );
};

const SendForm = (props: UploadSlotProps & { again: boolean }) => {
  const { lang, form, slot, title, hint, types, typeLabel, maxBytes, again } = props;
  const id = controlId(slot);
  const errors = errorsOf(form, slot);
  return (
    <form method="post" action={form.action} encType="multipart/form-data" data-upload {...clientTexts(lang, maxBytes)}>
      <DraftInputs form={form} />
      <input type="hidden" name="slot" value={slot} />
      <TypeChoice form={form} slot={slot} types={types} label={typeLabel} />
      <div className={errors.length > 0 ? 'fr-upload-group fr-upload-group--error' : 'fr-upload-group'}>
        <FieldErrors lang={lang} id={`${id}-error`} errors={errors} />
        <label className="fr-label" htmlFor={id}>{ui(lang, again ? 'fileAdd' : 'fileChoose')}
          <span className="fr-sr-only"> – {title}</span></label>
        <input className="fr-upload" type="file" id={id} name="fichier" accept="image/jpeg,image/png,application/pdf"
          aria-describedby={describedBy(hint !== undefined && `${id}-hint`, errors.length > 0 && `${id}-error`,
            `${id}-status`)} />
        <p className="fr-info-text" role="status" id={`${id}-status`} data-upload-status />
        <progress max={100} hidden data-upload-progress aria-labelledby={`${id}-title`} />
      </div>
      <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
        {ui(lang, 'fileSend')}<span className="fr-sr-only"> – {title}</span>
      </button>
    </form>
  );
};

/** Asks for one need: what was kept, what was refused and why, and a control to send one more. */
export const UploadSlot = (props: UploadSlotProps) => {
  const { lang, form, slot, title, hint, files, maxFiles, removeAction } = props;
  const id = controlId(slot);
  const kept = files.filter((file) => file.state !== 'refused').length;
  return (
    <section className="so-piece" id={`piece-${slot}`} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <h2 id={`${id}-title`}>{title}</h2>
      {hint === undefined ? null : <p className="fr-hint-text" id={`${id}-hint`}>{hint}</p>}
      {files.length === 0 ? null : (
        <ul className="so-files">
          {files.map((file) => (
            <FileLine key={file.id} lang={lang} file={file} form={form} slot={slot} action={removeAction} />
          ))}
        </ul>
      )}
      {kept >= maxFiles ? null : <SendForm {...props} again={kept > 0} />}
    </section>
  );
};
