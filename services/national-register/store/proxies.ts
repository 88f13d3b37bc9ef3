import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { ProxyMessage } from '../exchange/proxies.ts';

const KNOWN = { name: 'proxy-known', text: `
  select nne, electeur from electeur where partition = $1 and nne = any($2::text[]) order by electeur for update` };

// A proxy that ended does not come back, in whatever order its messages arrive; its people and days never change.
const KEEP = { name: 'proxy-keep', text: `
  insert into procuration as p (partition, reference, mandant, mandataire, du, au, resiliee_le, recue_le)
  select $1, reference, mandant, mandataire, du, au, case etat when 'RESILIEE' then $2::timestamptz end, $2
  from jsonb_to_recordset($3) as x(reference text, mandant text, mandataire text, du date, au date, etat text)
  order by reference
  on conflict (partition, reference) do update set resiliee_le = coalesce(p.resiliee_le, excluded.resiliee_le)` };

const TELL = { name: 'proxy-tell', text: `
  with told as (
    select e.electeur, (
      select jsonb_agg(jsonb_build_object('sens', case p.mandant when e.nne then 'DONNEE' else 'RECUE' end, 'du', p.du, 'au', p.au)
        order by p.du, p.reference)
      from procuration p where p.partition = $1 and p.resiliee_le is null and (p.mandant = e.nne or p.mandataire = e.nne)) as procurations
    from electeur e where e.partition = $1 and e.electeur = any($2::bytea[])),
  electors as (
    update electeur e set procurations = told.procurations from told where e.partition = $1 and e.electeur = told.electeur)
  update consultable c set procurations = told.procurations from told where c.partition = $1 and c.electeur = told.electeur` };

/**
 * Keeps proxies and puts them beside what an enquiry reads. Gives the references that name somebody who is on no roll: those are not
 * kept, and may be sent again.
 */
export const keepProxies = async (tx: Tx, partition: number, proxies: readonly ProxyMessage[], at: Instant): Promise<string[]> => {
  const people = [...new Set(proxies.flatMap(({ mandant, mandataire }) => [mandant, mandataire]))];
  const { rows } = await tx.query({ ...KNOWN, values: [partition, people] });
  const known = new Map((rows as { nne: string; electeur: Buffer }[]).map(({ nne, electeur }) => [nne, electeur]));
  const isKept = ({ mandant, mandataire }: ProxyMessage): boolean => known.has(mandant) && known.has(mandataire);
  const kept = proxies.filter(isKept);
  if (kept.length > 0) {
    await tx.query({ ...KEEP, values: [partition, toRfc3339(at), JSON.stringify(kept)] });
    await tx.query({ ...TELL, values: [partition, [...known.values()]] });
  }
  return proxies.filter((proxy) => !isKept(proxy)).map(({ reference }) => reference);
};
