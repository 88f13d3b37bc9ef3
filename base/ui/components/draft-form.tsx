import type { ReactNode } from 'react';
import type { Lang } from '#base/values/lang.ts';
import { DRAFT_FIELD, VERSION_FIELD, type FormState } from '../form.ts';
import { ui } from '../i18n/ui-texts.ts';

export type DraftFormProps = {
  lang: Lang;
  form: FormState;
  /** Lets the client script save while the person types. */
  autosave?: boolean;
  multipart?: boolean;
  children: ReactNode;
};

/** Hidden fields that name the draft and the version that this page was made from. */
export const DraftInputs = ({ form }: { form: Pick<FormState, 'draft'> }) => (form.draft === undefined ? null : (
  <>
    <input type="hidden" name={DRAFT_FIELD} value={form.draft.id} />
    <input type="hidden" name={VERSION_FIELD} value={form.draft.version} />
  </>
));

/** A plain form that works alone; `noValidate` because the server says all errors at once, in the page's language. */
export const DraftForm = ({ lang, form, autosave, multipart, children }: DraftFormProps) => (
  <form method="post" action={form.action} noValidate data-guard={ui(lang, 'sending')}
    {...(multipart ? { encType: 'multipart/form-data' } : {})}
    {...(autosave ? {
      'data-autosave': '', 'data-saving': ui(lang, 'saving'), 'data-saved': ui(lang, 'saved', { time: '%time%' }),
      'data-failed': ui(lang, 'saveFailed'), 'data-conflict': ui(lang, 'saveConflict'),
    } : {})}>
    <DraftInputs form={form} />
    {children}
    {autosave ? <p className="so-saved" role="status" data-saved-status /> : null}
  </form>
);
