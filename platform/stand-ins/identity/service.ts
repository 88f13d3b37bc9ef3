import { join } from 'node:path';
import type { DemoPersonLine, ServiceFace } from '../../host/service-face.ts';
import { addressKeysOf, clientsOf, refuseProduction } from './config.ts';
import { keptSigningKeys } from './keys.ts';
import type { DemoPerson } from './people.ts';
import { nameOf } from './screens.ts';
import { demoPeople, startIdentityStandIn } from './start.ts';

/** People whom the start of the platform names: one of each kind that somebody who discovers it wants to be. */
const SHOWN = ['louise-vernaz', 'claire-manosque', 'maire-manosque', 'yann-forcalquier', 'soutien-dila', 'arm-valmont', 'mru-valmont'];
const DOORS = { citizen: 'FranceConnect', agent: 'ProConnect', health: 'Pro Santé Connect' };

const shown = (person: DemoPerson): DemoPersonLine => {
  const way = `${DOORS[person.kind]} → ${nameOf(person)}`;
  return { who: person.label, how: { fr: way, en: way }, ...(person.start ? { start: person.start } : {}) };
};

/** The local double of the identity providers, as a process of the platform. */
export const service: ServiceFace = {
  name: 'identity',
  title: { fr: 'Fournisseurs d’identité fictifs', en: 'Make-believe identity providers' },
  partitions: 1,
  migrations: [],
  ports: [{ name: 'web', default: 8090 }],
  standIn: true,
  demoPeople: demoPeople().filter(({ id }) => SHOWN.includes(id)).map(shown),
  startWeb: async (context) => {
    refuseProduction(context.env);
    const { close } = await startIdentityStandIn({
      listen: context.listenHandle,
      origin: context.origin,
      clients: clientsOf(context.secrets, context.origins, context.titles),
      addressKeys: addressKeysOf(context.secrets),
      jwks: await keptSigningKeys(join(context.dataDir, 'signing-keys.json')),
    });
    return { close, load: () => ({ queue: 0, inFlight: 0 }) };
  },
};
