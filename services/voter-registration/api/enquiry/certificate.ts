import { recordFact } from '#base/access/fact.ts';
import { receiptJson } from '#base/log/receipt.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { randomSlice } from '#base/values/ids.ts';
import { partitionOf } from '#base/values/partition.ts';
import { CERTIFICATE_FACT, certificateDigest, type CertificateContent } from '../../domain/enquiry/certificate.ts';
import type { VoterRegister } from '../../store/open-register.ts';

const CONTEXT = systemContext('certificate', 'attestation-d-inscription');
const SALT_BYTES = 16;

/**
 * Seals a certificate into the log and gives its verifiable JSON: a receipt with the content beside. The log holds a salted
 * digest only; the content stays with the person.
 */
export const issueCertificate = async (register: VoterRegister, content: CertificateContent): Promise<string> => {
  const contentSalt = randomSlice(SALT_BYTES).toString('base64');
  const empreinte = certificateDigest({ content, contentSalt });
  const partition = partitionOf(register.partitions, empreinte);
  const { header, body, salt, appended } = await inContext(register.app, CONTEXT, (tx) =>
    recordFact(tx, partition, { type: CERTIFICATE_FACT, facts: { empreinte } },
      { service: register.service, actor: CONTEXT.actor, purpose: CONTEXT.purpose, at: content.etablieLe }));
  const note = register.signer.sign(partition, appended.size, appended.root, appended.epoch);
  const receipt = receiptJson({ header, body, salt, proof: { index: appended.firstIndex, path: appended.pathText(0), note } });
  return `${receipt.slice(0, -1)},"content":${JSON.stringify(content)},"contentSalt":${JSON.stringify(contentSalt)}}`;
};
