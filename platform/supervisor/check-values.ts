import type { Resolved, SettingError } from '../config/read-settings.ts';
import type { FromProcess } from '../host/ipc.ts';
import { platformProblems } from '../errors.ts';
import type { DescribeOptions, KnownService } from './describe-services.ts';
import { startProcess } from './managed-process.ts';

/**
 * Has each service check the settings that it declares with a check and that are set: their rules are its code, so they run in a
 * caged process. A service without any is not asked. Throws PLATFORM_SERVICE_BROKEN when one does not answer.
 */
export const checkValues = async (
  known: readonly KnownService[], values: ReadonlyMap<string, Resolved>, options: Omit<DescribeOptions, 'services'>,
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

type Answer = Extract<FromProcess, { type: 'checked' }>['wrong'];

const ask = async (
  service: KnownService, values: Record<string, string>, { entry, cageOf, logFd }: Omit<DescribeOptions, 'services'>,
): Promise<Answer> => {
  const answered = Promise.withResolvers<Answer>();
  const child = startProcess({
    name: `${service.name}/check`, entry, cage: cageOf(service), sockets: {}, logFd, now: () => Date.now(),
    document: { module: service.module, role: 'check', sockets: [], values },
    onMessage: (_, message) => { if (message.type === 'checked') answered.resolve(message.wrong); },
  });
  const answer = await Promise.race([answered.promise, child.exited.then(() => undefined)]);
  if (answer) return answer;
  const detail = `${service.name}: ${child.failure ?? 'no answer'}`;
  throw platformProblems.PLATFORM_SERVICE_BROKEN({ detail: { fr: detail, en: detail } });
};
