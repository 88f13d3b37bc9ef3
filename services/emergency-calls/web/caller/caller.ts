import { localeOf } from '#base/values/lang.ts';
/** What a script adds to the caller's page: the position by one press, and answers that come by themselves. */
type Line = { id: string; at: number; side: 'centre' | 'caller'; text: string };
type Words = { asking: string; refused: string; me: string; them: string; offline: string };

const ANSWERS_MS = 2_500;
const POSITION_MS_MAX = 20_000;
const { word, words: written } = document.body.dataset;
const words = JSON.parse(written ?? '{}') as Words;
const path = `/l/${word}`;
const part = <E extends HTMLElement>(name: string): E | null => document.querySelector<E>(`[data-${name}]`);
const say = (name: string, text: string): void => {
  const place = part(name);
  if (place && place.textContent !== text) place.textContent = text;
};

const show = ({ id, at, side, text }: Line): void => {
  const list = part('lines');
  if (!list || list.querySelector(`[data-message="${CSS.escape(id)}"]`)) return;
  part('none')?.remove();
  const item = document.createElement('li');
  item.className = `ap-line ap-line--${side}`;
  item.dataset.message = id;
  const [who, when, said] = [document.createElement('b'), document.createElement('time'), document.createElement('p')];
  who.textContent = side === 'caller' ? words.me : words.them;
  when.textContent = new Date(at).toLocaleTimeString(localeOf(document.documentElement.lang), { hour: '2-digit', minute: '2-digit' });
  said.textContent = text;
  item.append(who, ' ', when, said);
  list.append(item);
};

const readAnswers = async (): Promise<void> => {
  const answer = await fetch(`${path}/suite`, { headers: { accept: 'application/json' } }).catch(() => undefined);
  if (answer?.status === 404) { location.reload(); return; }
  if (answer?.ok) for (const line of (await answer.json() as { lines: Line[] }).lines) show(line);
  say('line-said', answer?.ok ? '' : words.offline);
};

/** Messages leave without leaving the page; without an answer the form is sent again by hand, under the same id. */
const sendMessage = async (form: HTMLFormElement): Promise<void> => {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(() => undefined);
  if (!answer?.ok) { say('line-said', words.offline); return; }
  form.reset();
  form.querySelector<HTMLInputElement>('[name=id]')!.value = (await answer.json() as { next: string }).next;
  await readAnswers();
};

const sendPosition = (): void => {
  say('position-said', words.asking);
  navigator.geolocation.getCurrentPosition(({ coords, timestamp }) => {
    void fetch(`${path}/position`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ lat: coords.latitude, lon: coords.longitude, radius_m: Math.round(coords.accuracy),
        at: Math.round(timestamp) }) })
      .then(async (answer) => say('position-said', (await answer.json() as { said?: string }).said ?? words.refused),
        () => say('position-said', words.offline))
      .then(readAnswers);
  }, () => say('position-said', words.refused), { enableHighAccuracy: true, timeout: POSITION_MS_MAX, maximumAge: 0 });
};

for (const hidden of document.querySelectorAll<HTMLElement>('[data-needs-script]')) hidden.hidden = !('geolocation' in navigator);
for (const plain of document.querySelectorAll<HTMLElement>('[data-without-script]')) plain.hidden = true;
part('position')?.addEventListener('click', sendPosition);
part<HTMLFormElement>('message-form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  void sendMessage(event.currentTarget as HTMLFormElement);
});
setInterval(() => { if (!document.hidden) void readAnswers(); }, ANSWERS_MS);
