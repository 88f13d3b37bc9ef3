/** Time before the end at which people are asked whether they are still there (WCAG 2.2.1 asks for at least 20 s). */
const WARNING_MS = 5 * 60_000;
const TICK_MS = 15_000;

type Parts = { box: HTMLElement; text: HTMLElement; button: HTMLButtonElement };

const partsOf = (root: Document): Parts | undefined => {
  const box = root.querySelector<HTMLElement>('[data-session-warning]');
  const text = box?.querySelector<HTMLElement>('[data-template]');
  const button = box?.querySelector('button');
  return box && text && button ? { box, text, button } : undefined;
};

/** Warns before the session ends and prolongs it in one press. Counts from the server's own remaining time. */
export const warnSession = (root: Document): void => {
  const { sessionLeftMs, sessionExtend } = root.body.dataset;
  const parts = partsOf(root);
  if (sessionLeftMs === undefined || sessionExtend === undefined || !parts) return;
  let endsAt = performance.now() + Number(sessionLeftMs);
  let asked = false;

  const show = (): void => {
    const left = endsAt - performance.now();
    if (left > WARNING_MS) return;
    const minutes = Math.max(0, Math.ceil(left / 60_000));
    parts.text.textContent = (parts.text.dataset['template'] ?? '').replace('%minutes%', String(minutes));
    parts.box.hidden = false;
    if (!asked) parts.button.focus();
    asked = true;
  };

  const extend = async (): Promise<void> => {
    const answer = await fetch(sessionExtend, { method: 'POST', headers: { accept: 'application/json' } })
      .catch(() => undefined);
    if (!answer?.ok) { location.reload(); return; }
    endsAt = performance.now() + (await answer.json() as { leftMs: number }).leftMs;
    asked = false;
    parts.box.hidden = true;
    root.getElementById('content')?.focus();
  };

  parts.button.addEventListener('click', () => void extend());
  setInterval(show, TICK_MS);
  document.addEventListener('visibilitychange', show);
  show();
};
