/** One suggestion: what is shown, and the code that the form sends. */
type Suggestion = { code: string; nom: string; departement?: string };

const PAUSE_MS = 150;
const TYPED_MIN = 2;

const option = (id: string, suggestion: Suggestion): HTMLLIElement => {
  const item = document.createElement('li');
  item.id = id;
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  item.textContent = suggestion.departement ? `${suggestion.nom} (${suggestion.departement})` : suggestion.nom;
  return item;
};

/** Editable combobox with list, after the ARIA pattern; without it the field is a plain search box. */
class Combobox {
  readonly #input: HTMLInputElement;
  readonly #list = document.createElement('ul');
  readonly #status = document.createElement('p');
  #found: readonly Suggestion[] = [];
  #active = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  constructor(input: HTMLInputElement) {
    this.#input = input;
    this.#dress();
    input.addEventListener('input', () => this.#typed());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => this.#leave());
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => this.#clicked(event));
  }

  #dress(): void {
    const input = this.#input;
    const box = document.createElement('div');
    box.className = 'so-combobox';
    input.replaceWith(box);
    this.#list.id = `${input.id}-list`;
    this.#list.className = 'so-combobox__list';
    this.#list.hidden = true;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', document.querySelector(`label[for="${input.id}"]`)?.textContent ?? '');
    this.#status.className = 'fr-sr-only';
    this.#status.setAttribute('role', 'status');
    box.append(input, this.#list, this.#status);
    const roles = {
      role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.#list.id,
    };
    for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
  }

  get #code(): HTMLInputElement | null {
    const name = this.#input.dataset['comboboxCode'];
    return name === undefined ? null : this.#input.form?.querySelector(`input[name="${name}"]`) ?? null;
  }

  /** What was chosen no longer holds once the text changes. */
  #typed(): void {
    if (this.#code) this.#code.value = '';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(), PAUSE_MS);
  }

  async #search(): Promise<void> {
    const typed = this.#input.value.trim();
    this.#request?.abort();
    if (typed.length < TYPED_MIN) { this.#close(); return; }
    this.#request = new AbortController();
    const url = new URL(this.#input.dataset['combobox'] ?? '', document.baseURI);
    url.searchParams.set('q', typed);
    try {
      const answer = await fetch(url, { headers: { accept: 'application/json' }, signal: this.#request.signal });
      if (answer.ok) this.#show((await answer.json() as { communes: Suggestion[] }).communes);
    } catch {
      this.#close();
    }
  }

  #show(found: readonly Suggestion[]): void {
    this.#found = found;
    this.#active = -1;
    this.#list.replaceChildren(...found.map((suggestion, index) => option(`${this.#list.id}-${index}`, suggestion)));
    this.#open(found.length > 0);
    const { resultsOne = '', resultsMany = '', resultsNone = '' } = this.#input.dataset;
    this.#status.textContent = found.length === 0 ? resultsNone
      : found.length === 1 ? resultsOne : resultsMany.replace('%count%', String(found.length));
  }

  #open(open: boolean): void {
    this.#list.hidden = !open;
    this.#input.setAttribute('aria-expanded', String(open));
    if (!open) this.#input.removeAttribute('aria-activedescendant');
  }

  #close(): void { this.#open(false); }

  /** Closes, and no answer still under way opens the list again: it would lie over the button that the person is about to press. */
  #leave(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#close();
  }

  #move(step: number): void {
    if (this.#list.hidden || this.#found.length === 0) { void this.#search(); return; }
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    const fromNone = this.#active < 0 && step < 0 ? 1 : 0;
    this.#active = (this.#active + step + fromNone + this.#found.length) % this.#found.length;
    const item = this.#list.children[this.#active];
    item?.setAttribute('aria-selected', 'true');
    item?.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', item?.id ?? '');
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      if (!this.#list.hidden) event.preventDefault();
      this.#leave();
    } else if (event.key === 'Enter' && !this.#list.hidden && this.#active >= 0) {
      event.preventDefault();
      this.#pick(this.#active);
    }
  }

  #clicked(event: MouseEvent): void {
    const index = [...this.#list.children].indexOf((event.target as Element).closest('li') as Element);
    if (index >= 0) this.#pick(index);
  }

  #pick(index: number): void {
    const suggestion = this.#found[index];
    if (!suggestion) return;
    this.#input.value = suggestion.nom;
    if (this.#code) this.#code.value = suggestion.code;
    this.#leave();
    this.#input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** Suggestions under every field that asks for them with `data-combobox` (the address of the search). */
export const enhanceComboboxes = (root: Document): void => {
  for (const input of root.querySelectorAll<HTMLInputElement>('input[data-combobox]')) new Combobox(input);
};
