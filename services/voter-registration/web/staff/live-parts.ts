const EVERY_MS = 10_000;

/** Looks at the page again and takes over its live parts only: what somebody is typing elsewhere stays. */
const look = async (root: Document): Promise<void> => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of root.querySelectorAll('[data-live-part]')) {
    const fresh = page.querySelector(`[data-live-part="${part.getAttribute('data-live-part')}"]`);
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...[...fresh.childNodes].map((node) => root.importNode(node,
      true)));
  }
};

/** Keeps the figures and curves of a console current while the page is looked at. */
export const keepLive = (root: Document): void => {
  if (!root.querySelector('[data-live-part]')) return;
  setInterval(() => { if (!root.hidden) void look(root); }, EVERY_MS);
};
