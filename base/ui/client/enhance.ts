import { autosaveForms } from './autosave.ts';
import { enhanceComboboxes } from './combobox.ts';
import { focusErrors } from './focus-errors.ts';
import { guardSubmits } from './guard-submit.ts';
import { enhanceUploads } from './upload.ts';
import { stayCurrent } from './stay-current.ts';
import { warnSession } from './warn-session.ts';

/** Adds comfort to a page that already works without: saving, suggestions, progress, focus, warnings. */
export const enhance = (root: Document): void => {
  focusErrors(root);
  autosaveForms(root);
  guardSubmits(root);
  enhanceComboboxes(root);
  enhanceUploads(root);
  warnSession(root);
  stayCurrent(root);
};
