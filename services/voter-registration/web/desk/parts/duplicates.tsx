import { formatDate } from '#base/ui/i18n/format.ts';
import { DUPLICATE_REASONS, type DuplicateReason } from '../../../domain/duplicates/compare.ts';
import { STATES } from '../../../domain/codes/states.ts';
import { useLang } from '../lang.tsx';
import type { DossierDetail, Duplicate } from '../model.ts';

type Props = { dossier: DossierDetail; onKeep: (autre: string) => void; onSetAside: (autre: string) => void };

const Compared = ({ dossier, link }: { dossier: DossierDetail; link: Duplicate }) => {
  const { lang, t } = useLang();
  const { etatCivil, adresseRattachement: at } = dossier.demande;
  const { traits } = link;
  if (!traits) return <p className="dk-duplicate__text">{t('duplicateElsewhere')}
    : <span className="dk-number">{link.autre}</span></p>;
  const born = (iso: string): string => iso.split('-').reverse().join('/');
  const rows: [string, string, string][] = [
    [t('birthName'), etatCivil.nomNaissance, traits.nom],
      [t('givenNames'), etatCivil.prenoms.join(', '), traits.prenoms],
    [t('birthDate'), born(etatCivil.dateNaissance), born(traits.naissance)],
    [t('address'), [[at.numero, at.voie].filter(Boolean).join(' '), at.complement1, at.complement2, at.lieuDit,
      at.codePostal].filter(Boolean)
      .join(', '), traits.adresse],
    [t('filed'), formatDate(lang, dossier.depose.slice(0, 10)), formatDate(lang, traits.depose.slice(0, 10))],
  ];
  return (
    <table className="dk-compare">
      <caption className="fr-sr-only">{t('duplicates')}</caption>
      <thead><tr><th scope="col">{t('trait')}</th><th scope="col">{t('thisRequest')}</th>
        <th scope="col">{t('otherRequest')} <span className="dk-compare__state">{STATES[traits.etat].label[lang]}</span></th></tr></thead>
      <tbody>{rows.map(([label, mine, theirs]) => (
        <tr key={label} className={mine === theirs ? 'dk-compare__same' :
          undefined}><th scope="row">{label}</th><td>{mine}</td><td>{theirs}</td></tr>))}
      </tbody>
    </table>
  );
};

const Link = ({ dossier, link, onKeep, onSetAside }: Props & { link: Duplicate }) => {
  const { lang, t } = useLang();
  return (
    <li className="dk-duplicate">
      <p className="dk-duplicate__head">
        <strong>{t(`issue.${link.issue}`)}</strong>{' '}
        {link.raisons.map((reason) => <span key={reason} className="dk-flag dk-flag--care">
          {DUPLICATE_REASONS[reason as DuplicateReason]?.[lang] ?? reason}</span>)}</p>
      <Compared dossier={dossier} link={link} />
      <div className="dk-duplicate__acts">
        {dossier.actions.includes('ecarter-doublon') && link.issue !== 'ECARTE'
          ? <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() =>
            onSetAside(link.autre)}>{t('setAside')}</button> : null}
        {dossier.actions.includes('retenir-doublon') && link.issue === 'SIGNALE'
          ? <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() =>
            onKeep(link.autre)}>{t('keepOther')}</button> : null}
      </div>
    </li>
  );
};

/** Requests that look like this one, trait by trait. It proposes; nothing is ever merged. */
export const Duplicates = (props: Props) => {
  const { t } = useLang();
  if (props.dossier.doublons.length === 0) return null;
  return (
    <section className="dk-block dk-duplicates" aria-label={t('duplicates')}>
      <h3>{t('duplicates')}</h3><p className="dk-duplicate__text">{t('duplicatesText')}</p>
      <ul>{props.dossier.doublons.map((link) => <Link key={link.autre} link={link} {...props} />)}</ul>
    </section>
  );
};
