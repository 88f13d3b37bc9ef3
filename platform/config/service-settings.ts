import { readFileSync } from 'node:fs';
import type { Text } from '#base/values/lang.ts';
import type { ServiceDescription } from '../host/service-face.ts';
import { refuseExposed } from '../secrets/master-key.ts';
import type { Resolved, SettingError } from './read-settings.ts';
import type { Check, Setting } from './setting.ts';

/** The settings that services declare, as the platform checks and prints them; one named twice counts once. */
export const serviceSettings = (descriptions: readonly ServiceDescription[]): Setting[] => {
  const byName = new Map<string, Setting>();
  for (const { settings } of descriptions) {
    for (const { name, text, default: value, secret, choices, secretFile } of settings) {
      byName.set(name, {
        name, text, default: value,
        ...(secret ? { secret } : {}),
        ...(secretFile ? { secretFile, check: checkSecretFile } : {}),
        ...(choices ? { check: (raw) => (choices.includes(raw) ? undefined
          : { fr: `attendu : ${choices.join(' ou ')}`, en: `expected ${choices.join(' or ')}` }) } : {}),
      });
    }
  }
  return [...byName.values()];
};

const SECRET_CHARS_MIN = 32;

/** Values as services are given them: the text of a secret's file in the place of its name, read once, at the start. */
export const withSecretTexts = (values: ReadonlyMap<string, Resolved>): Map<string, Resolved> =>
  new Map([...values].map(([name, one]) => [name,
    one.setting.secretFile && one.value !== '' ? { ...one, value: readSecretFile(one.value) } : one]));

const readSecretFile = (file: string): string => {
  const text = readFileSync(file, 'utf8').trim();
  refuseExposed(file);
  return text;
};

const checkSecretFile: Check = (file) => {
  if (file === '') return undefined;
  try {
    return readSecretFile(file).length >= SECRET_CHARS_MIN ? undefined
      : { fr: `attendu : un fichier d’au moins ${SECRET_CHARS_MIN} caractères`,
        en: `expected a file of ${SECRET_CHARS_MIN} characters at least` };
  } catch {
    return { fr: `${file} ne se lit pas, ou d’autres comptes le lisent (chmod 600)`,
      en: `${file} cannot be read, or other accounts can (chmod 600)` };
  }
};

/** What settings want of each other, and what a real platform cannot do without. Pure. */
export const missingSettings = (
  descriptions: readonly ServiceDescription[], values: ReadonlyMap<string, Resolved>, production: boolean,
): SettingError[] => {
  const isSet = (name: string): boolean => (values.get(name)?.value ?? '') !== '';
  const error = (name: string, text: Text): SettingError => ({ name, origin: values.get(name)?.origin ?? 'default', text });
  const wanted = new Map(descriptions.flatMap(({ settings }) => settings).filter(({ name }) => isSet(name))
    .flatMap(({ name, needs = [] }) => needs.map((need): [string, string] => [need, name])));
  const alone = [...wanted].filter(([need]) => !isSet(need)).map(([need, name]) =>
    error(need, { fr: `absent alors que ${name} est donné`, en: `not set although ${name} is` }));
  if (!production) return alone;
  return [...alone, ...descriptions.flatMap(({ name: service, productionNeeds = [] }) => productionNeeds
    .filter(({ anyOf }) => !anyOf.some((names) => names.every(isSet)))
    .map(({ anyOf, text }) => {
      const sets = (or: string): string => anyOf.map((names) => names.join(' + ')).join(or);
      return error(anyOf[0]![0]!, { fr: `${service} : ${text.fr} ; en production il faut ${sets(' ou ')}`,
        en: `${service}: ${text.en}; production needs ${sets(' or ')}` });
    }))];
};
