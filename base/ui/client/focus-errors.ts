/** Brings the reader to the summary of errors, as a page that answers a form with errors should. */
export const focusErrors = (root: Document): void => {
  root.querySelector<HTMLElement>('[data-error-summary]')?.focus();
};
