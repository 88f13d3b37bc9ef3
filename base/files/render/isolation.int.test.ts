import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { findIsolation, PROCESS_LIMITS, type Isolation } from './isolation.ts';
import { RENDER_LIMITS, type RenderJob } from './job.ts';
import { RenderProcess, WorkerLost } from './render-process.ts';

const JOB: RenderJob = { task: 'pages', type: 'image/png', limits: RENDER_LIMITS };
const SECRET = 'SOCLE_TEST_SECRET';

let isolation: Isolation;
before(async () => {
  process.env[SECRET] = 'secret';
  isolation = await findIsolation();
});

/** The same walls with hostile code inside, in place of the worker. */
const hostile = (code: string, walls = isolation): RenderProcess =>
  new RenderProcess({ ...walls, args: [...walls.args.slice(0, -1), '-e', code] });

const nothing = async function* (): AsyncGenerator<Uint8Array> {};

/** Runs the code, which reports through `say`, as the detail of a refusal. */
const heard = async (code: string): Promise<string> => {
  const worker = hostile(`
    const say = (what) => {
      const bytes = Buffer.from(JSON.stringify({ ok: false, reason: 'unreadable', detail: String(what) }));
      const out = Buffer.alloc(4 + bytes.length);
      out.writeUInt32BE(bytes.length);
      bytes.copy(out, 4);
      new (require('node:net').Socket)({ fd: 3, writable: true }).write(out);
    };
    const tried = (what) => { try { return 'did ' + what(); } catch (error) { return error.code ?? error.name; } };
    process.stdin.on('data', () => {});
    ${code}`);
  try {
    const { answer } = await worker.run(JOB, nothing(), 10_000);
    assert.ok(!answer.ok);
    return answer.detail;
  } finally {
    worker.kill();
  }
};

const NEIGHBOUR = join(import.meta.dirname, '..', 'receive.ts');
const DENIED = 'ERR_ACCESS_DENIED';

for (const [what, code] of [
  ['read the system’s files', 'require("fs").readFileSync("/etc/passwd", "utf8")'],
  ['list the root', 'require("fs").readdirSync("/")'],
  ['read the project’s other rooms', `require("fs").readFileSync(${JSON.stringify(NEIGHBOUR)})`],
  ['write a file', 'require("fs").writeFileSync("/tmp/socle-escape", "x")'],
  ['start a program', 'require("child_process").execFileSync("/bin/true")'],
  ['start a thread', 'new (require("worker_threads").Worker)("1", { eval: true })'],
  ['listen to an inspector', 'require("inspector").open(0)'],
] as const) {
  test(`the worker cannot ${what}`, async () => assert.equal(await heard(`say(tried(() => ${code}))`), DENIED));
}

test('the worker has an empty environment and cannot turn text into code', async () => {
  assert.equal(await heard(`say(Object.keys(process.env).join())`).then((keys) => keys.includes(SECRET)), false);
  assert.equal(await heard('say(tried(() => Function("return 1")()))'), 'EvalError');
});

test('the worker reaches no network where the system can deny it', async (t) => {
  if (!isolation.walls.includes('network')) return t.skip('this system lets no process drop its network');
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const outcome = await heard(`
    require("net").connect(${port}, "127.0.0.1", () => say("connected")).on("error", (error) => say(error.code))`);
  assert.notEqual(outcome, 'connected');
});

test('the worker is nobody when the service is root', async (t) => {
  if (!isolation.walls.includes('user')) return t.skip('the service is not root: the worker is the same user');
  assert.equal(await heard('say(process.getuid() + "/" + process.getgid())'), '65534/65534');
});

const isLost = (error: unknown): boolean => error instanceof WorkerLost;
/** Ended by the system, before its deadline. */
const isDead = (error: unknown): boolean => isLost(error) && !/no answer/.test(String(error));

test('a worker that never answers is killed at its deadline', async () => {
  const worker = hostile('for (;;) ;');
  await assert.rejects(worker.run(JOB, nothing(), 300), /no answer in 300 ms/);
  assert.equal(worker.isAlive, false);
});

test('a worker that eats processor time is ended by the system', async (t) => {
  if (!isolation.walls.includes('limits')) return t.skip('this system has no shell to set limits');
  const worker = hostile('for (;;) ;', await findIsolation({ ...PROCESS_LIMITS, cpu_s_max: 1 }));
  await assert.rejects(worker.run(JOB, nothing(), 20_000), isDead);
});

test('a worker that eats memory dies alone, on the heap and outside it', async () => {
  for (const code of [
    'const all = []; for (;;) all.push(new Array(1e6).fill(all.length));',
    'const all = []; for (;;) all.push(Buffer.alloc(64 * 1024 * 1024, 1));',
  ]) await assert.rejects(hostile(code).run(JOB, nothing(), 20_000), isDead);
});

test('a worker that answers nonsense, or too much, or goes away is lost and not believed', async () => {
  const out = 'const out = new (require("net").Socket)({ fd: 3, writable: true }); process.stdin.on("data", () => {});';
  for (const code of [
    `${out} out.write(Buffer.from("\\0\\0\\0\\4nope"))`,
    `${out} out.write(Buffer.from("ffffffff", "hex"))`,
    'process.exit(0)',
    'process.kill(process.pid, "SIGSEGV")',
  ]) await assert.rejects(hostile(code).run(JOB, nothing(), 10_000), isLost, code);
});
