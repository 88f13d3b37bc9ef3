const SENT = 'sent';

/** Says that the form is on its way and lets it leave once only; going back makes it usable again. */
const guard = (form: HTMLFormElement): void => {
  const buttons = () => form.querySelectorAll<HTMLButtonElement>('button[type="submit"]');
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    if (form.dataset[SENT] === '1') { event.preventDefault(); return; }
    form.dataset[SENT] = '1';
    for (const button of buttons()) {
      button.setAttribute('aria-disabled', 'true');
      button.dataset['label'] = button.textContent;
      button.textContent = form.dataset['guard'] ?? button.textContent;
    }
  });
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    delete form.dataset[SENT];
    for (const button of buttons()) {
      button.removeAttribute('aria-disabled');
      button.textContent = button.dataset['label'] ?? button.textContent;
    }
  });
};

/** A double click must not send twice. The server is safe anyway: draft and version are the idempotency key. */
export const guardSubmits = (root: Document): void => {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-guard]')) guard(form);
};
