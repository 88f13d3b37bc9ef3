import { platformProblems } from '../../errors.ts';
import { nearest } from '../../config/nearest.ts';
import { askPlatform } from '../../supervisor/control-client.ts';
import type { PlatformState } from '../../supervisor/platform-state.ts';
import type { Command } from '../command.ts';
import { runLoadTerritory } from './load-territory.ts';
import { runServiceCommand } from '../run-service-command.ts';

const PREFIX = 'load:';
/** What is loaded is a territory, not a crowd: for real platforms too. */
const TERRITORY = 'territory';

/** `socle load SCENARIO`: replays a crowd on a demo or test platform, or loads a territory. What follows the name goes to it. */
export const loadCommand: Command = {
  name: 'load',
  usage: 'load [SCENARIO] [--NAME VALUE …]',
  text: {
    fr: 'Rejoue une affluence (démonstration et essais) ; « territory » charge des lieux et des routes ; sans nom, montre ce qui existe.',
    en: 'Replays a crowd (demo and tests only); "territory" loads places and roads; without a name, shows which there are.',
  },
  options: [],
  passesOn: true,
  run: async (context) => {
    const { words: [scenario, ...args], out, checked: { config } } = context;
    const { services, demo, env } = await askPlatform<PlatformState>(config.dataDir, { op: 'status' });
    const known = services.flatMap(({ name, commands }) => commands.filter((command) => command.startsWith(PREFIX))
      .map((command) => ({ service: name, scenario: command.slice(PREFIX.length) })));
    if (scenario === undefined) {
      for (const one of known) out(`  ${one.scenario}  (${one.service})`);
      return 0;
    }
    if (scenario === TERRITORY) {
      return runLoadTerritory(context, known.filter((one) => one.scenario === TERRITORY).map(({ service }) => service), args);
    }
    if (!demo && env !== 'test') throw refused();
    const found = known.find((one) => one.scenario === scenario);
    if (!found) throw unknown(scenario, known.map((one) => one.scenario));
    return (await runServiceCommand(context, found.service, `${PREFIX}${scenario}`, args)).ok ? 0 : 1;
  },
};

const refused = (): Error => platformProblems.PLATFORM_COMMAND_UNKNOWN({ detail: {
  fr: 'une affluence ne se rejoue que sur une démonstration (SOCLE_DEMO=1)', en: 'a crowd is replayed on a demo only (SOCLE_DEMO=1)',
} });

const unknown = (scenario: string, known: readonly string[]): Error => {
  const close = nearest(scenario, known);
  return platformProblems.PLATFORM_COMMAND_UNKNOWN({ detail: {
    fr: close ? `${scenario} ; vouliez-vous dire ${close} ?` : scenario,
    en: close ? `${scenario}; did you mean ${close}?` : scenario,
  } });
};
