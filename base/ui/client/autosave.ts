import { localeOf } from '#base/values/lang.ts';
import { setDraftVersion } from './draft-version.ts';

/** Pause in the typing after which the form is saved. */
const PAUSE_MS = 1500;
/** A save that takes longer is given up; the next one or the form's own button will do. */
const SAVE_MS_MAX = 8000;

const clock = (lang: string): string =>
  new Intl.DateTimeFormat(localeOf(lang), { hour: '2-digit', minute: '2-digit' }).format(new Date());

type Outcome = { key: 'saved'; version: number } | { key: 'failed' | 'conflict' };

const send = async (form: HTMLFormElement): Promise<Outcome> => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  body.set('_autosave', '1');
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), SAVE_MS_MAX);
  try {
    const answer = await fetch(form.action,
      { method: 'POST', body, headers: { accept: 'application/json' }, signal: stop.signal });
    if (answer.status === 412) return { key: 'conflict' };
    if (!answer.ok) return { key: 'failed' };
    return { key: 'saved', version: (await answer.json() as { version: number }).version };
  } catch {
    return { key: 'failed' };
  } finally {
    clearTimeout(timer);
  }
};

/** Saves one form while it is typed: one save at a time, and the button waits for the save that is under way. */
class Autosave {
  readonly #form: HTMLFormElement;
  readonly #status: HTMLElement | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #stopped = false;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#status = form.querySelector('[data-saved-status]');
    form.addEventListener('input', () => this.#later());
    form.addEventListener('submit', (event) => this.#leave(event));
    document.addEventListener('visibilitychange', () => { if (document.hidden && this.#timer) this.#now(); });
  }

  #later(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#now(), PAUSE_MS);
  }

  #now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#saving) { this.#later(); return; }
    this.#say('saving');
    this.#saving = send(this.#form).then((outcome) => this.#done(outcome));
  }

  #done(outcome: Outcome): void {
    this.#saving = undefined;
    if (outcome.key === 'saved') setDraftVersion(document, outcome.version);
    if (outcome.key === 'conflict') this.#stopped = true;
    this.#say(outcome.key);
  }

  #say(key: 'saving' | Outcome['key']): void {
    if (!this.#status) return;
    const text = this.#form.dataset[key] ?? '';
    this.#status.textContent = text.replace('%time%', clock(document.documentElement.lang));
  }

  /** A post that left with the version before a save would be refused as stale: it waits for the new version. */
  #leave(event: SubmitEvent): void {
    clearTimeout(this.#timer);
    if (!this.#saving) { this.#stopped = true; return; }
    event.preventDefault();
    void this.#saving.then(() => this.#form.requestSubmit(event.submitter as HTMLButtonElement | null));
  }
}

/** Saves drafts while people type, and says so. */
export const autosaveForms = (root: Document): void => {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-autosave]')) new Autosave(form);
};
