import type { ControlHandler } from './control-server.ts';
import type { Platform } from './platform.ts';
import { rotateLive } from './rotate-live.ts';

type Operation = (platform: Platform, args: Record<string, unknown>, step: (value: unknown) => void) => Promise<unknown>;

const text = (value: unknown, name: string): string => {
  if (typeof value !== 'string') throw new Error(`${name}: text expected`);
  return value;
};

const groupOf = (platform: Platform, args: Record<string, unknown>) => {
  const group = platform.group(text(args.service, 'service'));
  if (!group) throw new Error(`no service ${String(args.service)}`);
  return group;
};

/** What the control socket understands. `arm` is for tests and refused elsewhere. */
const OPERATIONS: Record<string, Operation> = {
  status: async (platform) => platform.state(),
  metrics: (platform) => platform.metrics(),
  down: async (platform) => { await platform.stop(); return { stopped: true }; },
  run: (platform, args, step) =>
    platform.runCommand(text(args.service, 'service'), text(args.command, 'command'), args.args as string[] ?? [], step),
  scale: async (platform, args) => {
    await groupOf(platform, args).setWebCount(Number(args.count));
    return platform.state();
  },
  roll: async (platform, args) => { await groupOf(platform, args).roll(); return platform.state(); },
  rotate: async (platform, args, step) => { await rotateLive(platform, text(args.kind, 'kind'), step); return { rotated: args.kind }; },
  arm: async (platform, args) => {
    if (!platform.config.demo && platform.config.env !== 'test') throw new Error('failpoints are for demo and tests');
    const role = args.role === undefined ? undefined : text(args.role, 'role');
    const target = groupOf(platform, args).processes().find((process) => role === undefined || process.role === role);
    target?.send({ type: 'arm', failpoints: args.failpoints as string[] });
    return { armed: target?.name };
  },
};

/** Finds the operation asked for and runs it. */
export const controlOperations = (platform: Platform): ControlHandler => (request, step) => {
  const operation = Object.hasOwn(OPERATIONS, request.op) ? OPERATIONS[request.op] : undefined;
  if (!operation) throw new Error(`unknown operation ${request.op}`);
  return operation(platform, request.args ?? {}, step);
};
