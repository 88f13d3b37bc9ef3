import type { GlassNotice } from '#base/access/break-glass.ts';
import type { Mail } from '#base/messages/mail.ts';
import { html } from '#base/values/html.ts';
import { GLASS_REASONS } from '../../domain/codes/glass-reasons.ts';
import { ROLES, type Role } from '../../domain/codes/roles.ts';

export type GlassMailWords = { reference: string; notice: GlassNotice; role: string; zone: string; review: string };

/** The mail to the data officer, in French: the number and the reason code, never who the dossier is about. */
export const glassMail = (to: string, { reference, notice, role, zone, review }: GlassMailWords): Mail => {
  const until = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(notice.until);
  const reason = GLASS_REASONS[notice.reasonCode as keyof typeof GLASS_REASONS].label.fr;
  const lines = [`Dossier ${reference}, ouvert hors territoire jusqu’au ${until}.`, `Profil : ${ROLES[role as Role].label.fr}.`,
    `Motif : ${reason}.`, `À contrôler avant le ${notice.reviewDueOn} : ${review}`,
    ...(notice.alarm ? ['Attention : cette personne a ouvert plus de trois dossiers ainsi en sept jours.'] : [])];
  return { to, subject: `${notice.alarm ? 'ALERTE – ' : ''}Accès exceptionnel au dossier ${reference}`, text: `${lines.join('\n')}\n`,
    html: html`${lines.map((line) => html`<p>${line}</p>`)}`.html };
};
