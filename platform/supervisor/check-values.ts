import type { Resolved, SettingError } from '../config/read-settings.ts';
import { platformProblems } from '../errors.ts';
import { askFace, type AskFace } from './ask-face.ts';
import type { KnownService } from './describe-services.ts';

/**
 * Has each service check the settings that it declares with a check and that are set: their rules are its code, so they run in a
 * caged process. A service without any is not asked. Throws PLATFORM_SERVICE_BROKEN when one does not answer.
 */
export const checkValues = async (
  known: readonly KnownService[], values: ReadonlyMap<string, Resolved>, options: AskFace,
): Promise<SettingError[]> => {
  const wrong = await Promise.all(known.map(async (service) => {
    const set = service.description.settings.flatMap(({ name, checked }) => {
      const value = checked ? values.get(name)?.value : undefined;
      return value ? [[name, value] as const] : [];
    });
    return set.length === 0 ? [] : ask(service, Object.fromEntries(set), options);
  }));
  return wrong.flat().map(({ name, text }) => ({ name, origin: values.get(name)!.origin, text }));
};

const ask = async (service: KnownService, values: Record<string, string>, options: AskFace) => {
  const answer = await askFace(options, service, { role: 'check', values }, 'checked');
  if (typeof answer !== 'string') return answer.wrong;
  throw platformProblems.PLATFORM_SERVICE_BROKEN({ detail: { fr: answer, en: answer } });
};
