import { escapeHtml } from '#base/values/escape-html.ts';
import type { Lang, Text } from '#base/values/lang.ts';
import type { DeadLetter } from './dead-letters.ts';
import type { Gap } from './inbox-gaps.ts';
import { say } from './message-desk-texts.ts';
import type { LaneStatus } from './outbox-status.ts';

/** What the screen shows; never a content. */
export type MessageDesk = {
  lanes: readonly (LaneStatus & { partition: number })[];
  letters: readonly DeadLetter[];
  gaps: readonly (Gap & { sender: string })[];
};

/** Names of destinations as people say them, by channel. */
export type ChannelNames = Readonly<Record<string, Text>>;

/** An RFC 3339 instant as people read it, in Paris time. */
const when = (lang: Lang, at: string): string => new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB',
  { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Paris' }).format(Date.parse(at));

const escape = (value: unknown): string => escapeHtml(String(value));

/** The main part of the screen; forms post to `action`. */
export const messageDeskHtml = (
  lang: Lang, action: string, { lanes, letters, gaps }: MessageDesk, names: ChannelNames = {},
): string => `
<h1>${say(lang, 'title')}</h1>
<h2>${say(lang, 'lanes')}</h2>
${lanes.length === 0 ? `<p>${say(lang, 'nothing')}</p>` : lanesTable(lang, action, lanes, names)}
<h2>${say(lang, 'letters')}</h2>
${letters.length === 0 ? `<p>${say(lang, 'noLetters')}</p>`
    : letters.map((letter) => letterHtml(lang, action, letter, names)).join('\n')}
<h2>${say(lang, 'gaps')}</h2>
${gaps.length === 0 ? `<p>${say(lang, 'noGaps')}</p>` : gapsTable(lang, gaps)}`;

const table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="fr-table so-table--stack"><table><caption class="fr-sr-only">${caption}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>
${rows.map(([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map((cell, i) =>
    `<td data-label="${heads[i + 1]}">${cell}</td>`).join('')}</tr>`).join('\n')}
</tbody></table></div>`;

const hidden = (fields: Readonly<Record<string, unknown>>): string => Object.entries(fields)
  .map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`).join('');

const nameOf = (lang: Lang, names: ChannelNames, channel: string): string => names[channel]?.[lang] ?? channel;

/** By destination, so that one that does not answer stands together. */
const inOrder = (lanes: MessageDesk['lanes']): MessageDesk['lanes'] =>
  lanes.toSorted((a, b) => a.channel.localeCompare(b.channel) || a.partition - b.partition);

const lanesTable = (lang: Lang, action: string, lanes: MessageDesk['lanes'], names: ChannelNames): string => table(say(lang, 'lanes'),
  [say(lang, 'channel'), say(lang, 'waiting'), say(lang, 'dead'), say(lang, 'oldest'), say(lang, 'state')],
  inOrder(lanes).map((lane) => [escape(`${nameOf(lang, names, lane.channel)} · ${say(lang, 'log')} ${lane.partition}`),
    String(lane.waiting), String(lane.dead),
    lane.oldest === null ? '–' : when(lang, lane.oldest),
    lane.failures === 0 ? say(lang, 'answers') : `${say(lang, 'away')} (${escape(lane.lastError ?? '')})
<form method="post" action="${escape(action)}">${hidden({ partition: lane.partition, channel: lane.channel })}
<button class="fr-btn" name="decision" value="resend">${say(lang, 'resend')}</button></form>`]));

const letterHtml = (lang: Lang, action: string, letter: DeadLetter, names: ChannelNames): string => {
  const id = escape(`${letter.partition}-${letter.channel}-${letter.key}-${letter.seq}`);
  const facts = [[say(lang, 'channel'), nameOf(lang, names, letter.channel)], [say(lang, 'reason'), letter.error ?? ''],
    [say(lang, 'since'), when(lang, letter.deadAt)], [say(lang, 'behind'), letter.waiting]];
  const { partition, channel, key, seq } = letter;
  return `<form method="post" action="${escape(action)}" class="fr-card">
<h3>${say(lang, 'key')} ${escape(letter.key)}</h3>
<dl class="so-summary">${facts.map(([name, value]) =>
    `<div><dt>${name}</dt><dd>${escape(value)}</dd></div>`).join('')}</dl>
${hidden({ partition, channel, key, seq })}
<div class="fr-input-group"><label class="fr-label" for="why-${id}">${say(lang, 'why')}</label>
<input class="fr-input" id="why-${id}" name="reason" required minlength="3" maxlength="500"></div>
<button class="fr-btn" name="decision" value="replay">${say(lang, 'replay')}</button>
<button class="fr-btn fr-btn--secondary" name="decision" value="skip">${say(lang, 'skip')}</button></form>`;
};

const gapsTable = (lang: Lang, gaps: MessageDesk['gaps']): string => table(say(lang, 'gaps'),
  [say(lang, 'sender'), say(lang, 'key'), say(lang, 'missing'), say(lang, 'waiting'), say(lang, 'since')],
  gaps.map(({ sender, key, missing, waiting, since }) => [sender, key, missing, waiting, when(lang, since)].map(escape)));
