const REFRESH = 'refreshS';

/** Looks at the address again; what changed in `[data-live]` places is copied, a page of another sort is opened. */
const look = async (root: Document): Promise<void> => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' })
    .catch(() => undefined);
  if (!answer) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (page.body.dataset[REFRESH] === undefined) { location.reload(); return; }
  for (const place of root.querySelectorAll<HTMLElement>('[data-live]')) {
    const fresh = page.querySelector(`[data-live="${place.dataset['live']}"]`)?.textContent ?? '';
    if (place.textContent !== fresh) place.textContent = fresh;
  }
};

/** Keeps a stand-by page up to date without reloading it, so that nobody loses the place they were reading. */
export const stayCurrent = (root: Document): void => {
  const seconds = Number(root.body.dataset[REFRESH]);
  if (!(seconds > 0)) return;
  setInterval(() => void look(root), seconds * 1000);
};
