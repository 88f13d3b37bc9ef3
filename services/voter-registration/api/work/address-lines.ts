import type { Demande } from '../../domain/demande/demande.ts';

/** Lines of an envelope's window: the person, then the address for letters or, without one, that of the registration. */
export const addressLines = ({ etatCivil, adresseContact, adresseRattachement }: Demande, communeName: string): string[] => {
  const { numero, voie, complement1, complement2, lieuDit, codePostal } = adresseContact ?? adresseRattachement;
  const town = adresseContact ? adresseContact.commune : communeName;
  const name = `${etatCivil.prenoms[0] ?? ''} ${etatCivil.nomUsage ?? etatCivil.nomNaissance}`.trim();
  return [name, complement1, complement2, [numero, voie].filter(Boolean).join(' '), lieuDit,
    [codePostal, town].filter(Boolean).join(' '), adresseContact?.pays].filter((line): line is string => Boolean(line));
};
