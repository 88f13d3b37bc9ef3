import type { ReactNode } from 'react';
import { formatDate, formatInstant } from '#base/ui/i18n/format.ts';
import { ATTACHMENTS } from '../../../domain/codes/attachments.ts';
import { CHANNELS } from '../../../domain/codes/channels.ts';
import { isCodeOf } from '../../../domain/codes/code-list.ts';
import { COMPLETION_MOTIVES } from '../../../domain/codes/completion-motives.ts';
import { IDENTITY_ANSWERS } from '../../../domain/codes/identity-answers.ts';
import { LISTS } from '../../../domain/codes/lists.ts';
import { NATURES } from '../../../domain/codes/natures.ts';
import { PIECE_NEEDS } from '../../../domain/codes/piece-needs.ts';
import { REFUSAL_MOTIVES } from '../../../domain/codes/refusal-motives.ts';
import { useLang } from '../lang.tsx';
import type { DossierDetail } from '../model.ts';

type Line = { label: string; value: ReactNode; differs?: boolean;
  /** What the register writes instead. */
  register?: string | undefined };

const Lines = ({ lines }: { lines: readonly (Line | undefined)[] }) => {
  const { t } = useLang();
  return (
    <dl className="dk-fields">
      {lines.map((line) => (line === undefined || line.value === '' || line.value === undefined ? null : (
        <div key={line.label} className={line.differs ? 'dk-field dk-field--differs' : 'dk-field'}>
          <dt>{line.label}</dt><dd>{line.value}{line.differs ? <span className="dk-differs">
            {line.register ? t('registerWrites', { text: line.register }) : t('differs')}</span>
            : null}</dd>
        </div>
      )))}
    </dl>
  );
};

const Block = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="dk-block"><h3>{title}</h3>{children}</section>
);

const CivilStatus = ({ dossier }: { dossier: DossierDetail }) => {
  const { lang, t } = useLang();
  const { etatCivil } = dossier.demande;
  const told = (trait: string) => dossier.divergences.find((one) => one.trait === trait);
  const has = (trait: string) => ({ differs: told(trait) !== undefined, register: told(trait)?.propose ?? undefined });
  const answer = dossier.reponseIdentite;
  const place = [dossier.lieuNaissance, etatCivil.paysNaissance === '99100' ? ''
    : dossier.paysNaissance[lang]].filter(Boolean).join(', ');
  return <Block title={t('civilStatus')}><Lines lines={[
    { label: t('birthName'), value: etatCivil.nomNaissance, ...has('NOM') },
    { label: t('usageName'), value: etatCivil.nomUsage ?? '' },
    { label: t('givenNames'), value: etatCivil.prenoms.join(', '), ...has('PRENOMS') },
    { label: t('sex'), value: t(`sex.${etatCivil.sexe}`), ...has('SEXE') },
    { label: t('birthDate'), value: etatCivil.dateNaissance.split('-').reverse().filter((part) =>
      Number(part) > 0).join('/'),
      ...has('DATE_NAISSANCE') },
    { label: t('birthPlace'), value: place, ...has('LIEU_NAISSANCE') },
    { label: t('identity'), value: dossier.identite
      ? <span className={`dk-identity dk-identity--${dossier.identite.toLowerCase()}`}>
      {t(`identity.${dossier.identite}`)}</span> : t('identity.NON_CONTROLEE') },
    answer && isCodeOf(IDENTITY_ANSWERS, answer) ? { label: t('identityAnswer'), value: IDENTITY_ANSWERS[answer].label[lang] } : undefined,
  ]} /></Block>;
};

type Address = { numero?: string; voie?: string; complement1?: string; complement2?: string; lieuDit?: string; codePostal?: string };
const addressText = ({ numero, voie, complement1, complement2, lieuDit, codePostal }: Address, town: string): string =>
  [[numero, voie].filter(Boolean).join(' '), complement1, complement2, lieuDit, [codePostal,
    town].filter(Boolean).join(' ')].filter(Boolean).join(', ');

const Places = ({ dossier }: { dossier: DossierDetail }) => {
  const { lang, t } = useLang();
  const { demande } = dossier;
  const { adresseContact, contact } = demande;
  return <>
    <Block title={t('address')}><Lines lines={[
      { label: t('attachment'), value: ATTACHMENTS[demande.attache].label[lang] },
      { label: t('address'), value: addressText(demande.adresseRattachement, dossier.commune.nom) },
      dossier.bureauPropose ? { label: t('station'), value: [dossier.bureauPropose.numero, dossier.bureauPropose.libelle].filter(Boolean)
        .join(' – ') } : undefined,
      demande.precisionsAttache?.residentDepuis ? { label: t('residentSince'), value: formatDate(lang,
        demande.precisionsAttache.residentDepuis) } : undefined,
      demande.precisionsAttache?.parent ? { label: t('parent'),
        value: `${demande.precisionsAttache.parent.nomNaissance} ${demande.precisionsAttache.parent.prenom}` }
          : undefined,
      adresseContact ? { label: t('postalAddress'), value: addressText(adresseContact, [adresseContact.commune,
        adresseContact.pays].filter(Boolean).join(', ')) }
        : undefined,
    ]} /></Block>
    <Block title={t('contact')}><Lines lines={contact.courriel || contact.telephone ? [
      { label: t('email'), value: contact.courriel ?? '' }, { label: t('phone'), value: contact.telephone ?? '' },
    ] : [{ label: t('email'), value: t('noContact') }]} /></Block>
  </>;
};

const Request = ({ dossier }: { dossier: DossierDetail }) => {
  const { lang, t } = useLang();
  return <Block title={t('request')}><Lines lines={[
    { label: t('number'), value: <span className="dk-number">{dossier.numero}</span> },
    { label: t('filed'), value: formatInstant(lang, Date.parse(dossier.depose), dossier.zone) },
    dossier.recueLe ? { label: t('receivedOn'), value: formatDate(lang, dossier.recueLe) } : undefined,
    { label: t('channel'), value: CHANNELS[dossier.canal].label[lang] },
    { label: t('nature'), value: NATURES[dossier.demande.nature].label[lang] },
    { label: t('former'), value: dossier.demande.ancienneInscription?.libelle ?? dossier.demande.ancienneInscription?.code ?? '' },
    { label: t('list'), value: LISTS[dossier.typeListe].label[lang] },
    dossier.proposition ? { label: t('proposed'), value: [t(`sens.${dossier.proposition.sens}`),
      dossier.proposition.motif ? REFUSAL_MOTIVES[dossier.proposition.motif].label[lang]
        : ''].filter(Boolean).join(' · ') } : undefined,
    dossier.decision ? { label: t('decided'), value: [t(`sens.${dossier.decision.sens}`),
      dossier.decision.motif ? REFUSAL_MOTIVES[dossier.decision.motif].label[lang] : '',
      dossier.decision.recoursAvant ? t('appealBefore', { date: formatDate(lang, dossier.decision.recoursAvant) }) :
        ''].filter(Boolean).join(' · ') }
      : undefined,
  ]} /></Block>;
};

const Awaited = ({ dossier }: { dossier: DossierDetail }) => {
  const { lang, t } = useLang();
  if (dossier.attendues.length === 0) return null;
  return <Block title={t('awaited')}><ul className="dk-bullets">{dossier.attendues.map(
    ({ besoin, motif, echeance, message }) => (
    <li key={besoin}><strong>{PIECE_NEEDS[besoin].label[lang]}</strong> {t('awaitedBefore',
      { date: formatDate(lang, echeance) })}
      <br />{COMPLETION_MOTIVES[motif].label[lang]}{message ? <><br /><q>{message}</q></> : null}</li>))}</ul></Block>;
};

const Ballots = ({ dossier }: { dossier: DossierDetail }) => {
  const { lang, t } = useLang();
  if (dossier.scrutins.length === 0) return null;
  return <Block title={t('ballots')}><ul className="dk-bullets">{dossier.scrutins.map(
    ({ scrutin, libelle, verdict, cloture }) => (
    <li key={scrutin}>{libelle[lang]} ({t('closing', { date: formatDate(lang, cloture) })})
      : <strong>{t(`verdict.${verdict}`)}</strong></li>))}</ul></Block>;
};

const History = ({ dossier }: { dossier: DossierDetail }) => {
  const { lang, t } = useLang();
  return <Block title={t('history')}><ol className="dk-history">{dossier.history.toReversed().map(
    ({ le, titre, detail, par }, i) => (
    <li key={i}><span className="dk-history__title">{titre[lang]}</span>{detail ? <span>{detail[lang]}</span> : null}
      <span className="dk-history__when">{formatInstant(lang, Date.parse(le),
        dossier.zone)} · {t(`by.${par}`)}</span></li>))}</ol></Block>;
};

/** Everything that the person declared beside what the checks say of it. */
export const Fields = ({ dossier, duplicates }: { dossier: DossierDetail; duplicates: ReactNode }) => {
  const { t } = useLang();
  return (
    <section className="dk-details" tabIndex={0} aria-label={t('fields')}>
      {duplicates}<CivilStatus dossier={dossier} /><Places dossier={dossier} /><Request dossier={dossier} />
      <Awaited dossier={dossier} /><Ballots dossier={dossier} /><History dossier={dossier} />
    </section>
  );
};
