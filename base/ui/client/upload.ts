import { fileFault, photoHint } from './check-file.ts';
import { draftVersionOf, setDraftVersion } from './draft-version.ts';

const part = <E extends Element>(form: HTMLFormElement, selector: string): E | null => form.querySelector<E>(selector);

const say = (form: HTMLFormElement, key: string | undefined, values: Record<string, string> = {}): void => {
  const status = part<HTMLElement>(form, '[data-upload-status]');
  if (!status) return;
  const text = key === undefined ? '' : form.dataset[key] ?? '';
  status.textContent = Object.entries(values).reduce((all, [name, value]) => all.replace(`%${name}%`, value), text);
};

/** Shows the bar and says the share sent at each quarter, not at each packet: a screen reader reads it all. */
const showProgress = (form: HTMLFormElement, share: number): void => {
  const bar = part<HTMLProgressElement>(form, '[data-upload-progress]');
  if (!bar) return;
  const percent = Math.round(share * 100);
  const quarter = Math.floor(percent / 25) !== Math.floor((bar.value || 0) / 25);
  if (quarter || bar.hidden) say(form, 'sending', { percent: String(percent) });
  bar.hidden = false;
  bar.value = percent;
};

/** Posts the form as the browser would and gives the page that the server answers. */
const post = (form: HTMLFormElement): Promise<Document> => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('accept', 'text/html');
  request.upload.addEventListener('progress',
    ({ loaded, total }) => showProgress(form, total > 0 ? loaded / total : 0));
  request.addEventListener('load', () => {
    const page = new DOMParser().parseFromString(request.responseText, 'text/html');
    if (request.status < 500 && page.querySelector('.so-piece')) resolve(page);
    else reject(new Error(String(request.status)));
  });
  request.addEventListener('error', () => reject(new Error('network')));
  request.send(new FormData(form));
});

/** Puts the server's view of this document in the page, the rest of the page untouched. */
const adopt = (form: HTMLFormElement, page: Document): void => {
  const section = form.closest('.so-piece');
  const fresh = section && page.getElementById(section.id);
  if (!section || !fresh) { location.reload(); return; }
  section.replaceWith(fresh);
  const version = draftVersionOf(page);
  if (version !== undefined) setDraftVersion(document, version);
  for (const again of fresh.querySelectorAll<HTMLFormElement>('form[data-upload]')) prepare(again);
  (fresh as HTMLElement).focus();
};

const send = async (form: HTMLFormElement): Promise<void> => {
  if (form.dataset['busy'] === '1') return;
  form.dataset['busy'] = '1';
  showProgress(form, 0);
  try {
    adopt(form, await post(form));
  } catch {
    delete form.dataset['busy'];
    part<HTMLElement>(form, '[data-upload-progress]')?.setAttribute('hidden', '');
    say(form, 'failed');
  }
};

const chosen = async (form: HTMLFormElement, input: HTMLInputElement): Promise<void> => {
  const file = input.files?.[0];
  if (!file) { say(form, undefined); return; }
  const fault = fileFault(file, Number(form.dataset['maxBytes']));
  if (fault) {
    input.value = '';
    say(form, fault);
    return;
  }
  say(form, await photoHint(file));
};

/** Checks a file as soon as it is chosen, then sends it with its progress. */
const prepare = (form: HTMLFormElement): void => {
  const input = part<HTMLInputElement>(form, 'input[type="file"]');
  input?.addEventListener('change', () => void chosen(form, input));
  form.addEventListener('submit', (event) => {
    if (!input?.files?.length) return;
    event.preventDefault();
    void send(form);
  });
};

/** Enhances every upload form; without script each is a plain multipart post. */
export const enhanceUploads = (root: Document): void => {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-upload]')) prepare(form);
};
