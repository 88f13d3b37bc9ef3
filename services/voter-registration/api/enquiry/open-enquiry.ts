import type { ServiceContext } from '#base/http/service-context.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { problems } from '../../errors.ts';
import { exchangeKeys, registerOrigin } from '../work/partners.ts';
import { createEnquiry, type Enquiry } from './enquiry.ts';
import { enquiryDoor } from './enquiry-door.ts';

/** The enquiry of a process; without a register to ask, every question is answered "not available". */
export const openEnquiry = (context: ServiceContext, register: VoterRegister, onError: (error: unknown) => void): Enquiry => {
  const keys = exchangeKeys(context);
  const origin = registerOrigin(context);
  const { app: pool, keyring, partitions, clock } = register;
  if (!keys || !origin) return { ask: async () => { throw problems.ENQUETE_INDISPONIBLE(); } };
  const quotaScale = Number(context.settings.SOCLE_VOTER_ENQUIRY_QUOTA ?? 1) || 1;
  return createEnquiry({ pool, keyring, partitions, clock, secret: Buffer.from(context.secrets.register!), onError,
    register: enquiryDoor({ origin, key: keys.out, clock }), quotaScale });
};
