const EVERY_MS = 5_000;

/** Copies the figures of a fresh home page into this one: no reload, nobody loses their place. */
const refresh = async (): Promise<void> => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const place of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const text = fresh.querySelector(`[data-live="${place.dataset['live']}"]`)?.textContent;
    if (text && text !== place.textContent) place.textContent = text;
  }
};

if (document.querySelector('[data-live]')) {
  setInterval(() => { if (!document.hidden) void refresh(); }, EVERY_MS);
}
