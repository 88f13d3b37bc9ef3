import type { GlassNotice } from '#base/access/break-glass.ts';
import type { Mail } from '#base/messages/mail.ts';
import { html } from '#base/values/html.ts';
import { ZONE } from '../../domain/indicators/spans.ts';
import { REPLAY_REASONS } from '../../domain/replay/replay.ts';

/** The mail to the patient-safety officer, in French: which dossier, for which reason, until when; never who it is about. */
export const glassMail = (to: string, centre: string, notice: GlassNotice): Mail => {
  const until = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: ZONE }).format(notice.until);
  const reason = REPLAY_REASONS[notice.reasonCode as keyof typeof REPLAY_REASONS].fr;
  const lines = [`Dossier ${notice.dossier.id} du centre ${centre}, relu jusqu’au ${until}.`, `Motif : ${reason}.`,
    `À contrôler avant le ${notice.reviewDueOn}.`,
    ...(notice.alarm ? ['Attention : cette personne a ouvert plus de trois dossiers ainsi en sept jours.'] : [])];
  return { to, subject: `${notice.alarm ? 'ALERTE – ' : ''}Relecture d’un dossier de régulation`, text: `${lines.join('\n')}\n`,
    html: html`${lines.map((text) => html`<p>${text}</p>`)}`.html };
};
