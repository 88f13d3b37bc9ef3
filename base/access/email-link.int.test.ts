import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { Problem } from '#base/values/problem.ts';
import { newBinding, purgeLinks, requestLink, useLink, type EmailLinkOptions, type LinkMail,
  type LinkRequest } from './email-link.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { logIn } from './log-in.ts';
import { accessKit, PARTITIONS, START, type AccessKit } from '#test/access-kit.ts';
import { purgeThrottle } from './throttle.ts';

const refusedWith = (code: string) => (error: unknown): boolean => error instanceof Problem && error.code === code;
const LIFE_MS = ACCESS_LIMITS.link_life_s * 1_000;
const IP = '192.0.2.7';

const mailKit = async (t: TestContext) => {
  const kit = await accessKit(t);
  const sent: LinkMail[] = [];
  const links: EmailLinkOptions =
    { pool: kit.db.pools.app, keys: kit.keys, partitions: PARTITIONS, clock: () => kit.time.now,
    sendMail: async (_tx, mail) => { sent.push(mail); } };
  const binding = newBinding();
  const ask = (changes: Partial<LinkRequest> = {}): Promise<void> => requestLink(links,
    { address: 'adele@demo.example', from: IP, binding, returnTo: '/demande', lang: 'fr', ...changes });
  return { kit, links, sent, ask, binding };
};
const counted = async (kit: AccessKit): Promise<number> => (await kit.db.admin.query('select from email_link')).rowCount
  ?? 0;

describe('a link by e-mail', () => {
  it('signs in the mailbox that it was sent to, once', async (t) => {
    const { kit, links, sent, ask, binding } = await mailKit(t);
    await ask({ address: ' Adele@Demo.example ' });
    assert.deepEqual([sent[0]?.to, sent[0]?.lang, sent[0]?.expiresAt],
      ['Adele@demo.example', 'fr', START + LIFE_MS]);
    const used = await useLink(links, sent[0]?.secret, binding, IP);
    assert.deepEqual([used.returnTo, used.identity.assurance, used.identity.person, used.identity.subject],
      ['/demande', 'email', { kind: 'mailbox' }, 'adele@demo.example']);
    await assert.rejects(useLink(links, sent[0]?.secret, binding, IP), refusedWith('ACCESS_LINK_INVALID'));
    const { kind, actorId } = await logIn(kit.login, used.identity);
    assert.equal(kind, 'citizen');
    await ask({ address: 'adele@demo.example' });
    const again = await useLink(links, sent[1]?.secret, binding, IP);
    assert.equal((await logIn(kit.login, again.identity)).actorId, actorId, 'the same mailbox is the same actor');
  });

  it('signs in once even when it is opened twice at the same time', async (t) => {
    const { links, sent, ask, binding } = await mailKit(t);
    await ask();
    const both = await Promise.allSettled([1, 2].map(() => useLink(links, sent[0]?.secret, binding, IP)));
    assert.deepEqual(both.map((one) => one.status).toSorted(), ['fulfilled', 'rejected']);
  });

  it('is refused in another browser, and stays good in its own', async (t) => {
    const { links, sent, ask, binding } = await mailKit(t);
    await ask();
    for (const other of [undefined, newBinding()]) {
      await assert.rejects(useLink(links, sent[0]?.secret, other, IP), refusedWith('ACCESS_LINK_OTHER_BROWSER'));
    }
    assert.ok(await useLink(links, sent[0]?.secret, binding, IP));
  });

  it('is refused after 15 minutes, forged or malformed', async (t) => {
    const { kit, links, sent, ask, binding } = await mailKit(t);
    await ask();
    for (const secret of [undefined, '', 'x', `0.${'A'.repeat(43)}`]) {
      await assert.rejects(useLink(links, secret, binding, IP), refusedWith('ACCESS_LINK_INVALID'));
    }
    kit.time.now = START + LIFE_MS;
    await assert.rejects(useLink(links, sent[0]?.secret, binding, IP), refusedWith('ACCESS_LINK_INVALID'));
  });

  it('is not kept when its mail could not be written', async (t) => {
    const { kit, links } = await mailKit(t);
    const broken = { ...links, sendMail: () => Promise.reject(new Error('outbox')) };
    await assert.rejects(requestLink(broken,
      { address: 'a@demo.example', from: IP, binding: 'b', returnTo: '/', lang: 'fr' }), /outbox/);
    assert.equal(await counted(kit), 0);
  });

  it('is not sent to what cannot be an address', async (t) => {
    const { ask } = await mailKit(t);
    await assert.rejects(ask({ address: 'adele' }), refusedWith('ACCESS_EMAIL_INVALID'));
  });

  it('leaves no address in clear in the database', async (t) => {
    const { kit, ask } = await mailKit(t);
    await ask();
    const { rows } = await kit.db.admin.query(`
      select email_link::text as text from email_link union all select login_throttle::text from login_throttle`);
    const everything = rows.map((row: { text: string }) => row.text).join();
    assert.ok(!/adele|demo\.example|192\.0\.2/.test(everything)
      && !everything.includes(Buffer.from('adele').toString('hex')));
  });
});

describe('the number of links', () => {
  it('is five an hour to one mailbox, whatever its case, and open again the next hour', async (t) => {
    const { kit, ask } = await mailKit(t);
    for (let i = 0; i < ACCESS_LIMITS.links_per_address_per_h; i +=
      1) await ask({ address: i % 2 === 0 ? 'adele@demo.example' : 'ADELE@demo.example' });
    await assert.rejects(ask(), (error) => error instanceof Problem && error.status === 429
      && error.options.retryAfterS === 3_600);
    await ask({ address: 'other@demo.example' });
    kit.time.now = START + 3_600_000;
    await ask();
  });

  it('is sixty an hour from one address range', async (t) => {
    const { kit, ask } = await mailKit(t);
    for (let i = 0; i < ACCESS_LIMITS.links_per_range_per_h; i +=
      1) await ask({ address: `a${i}@demo.example`, from: `192.0.2.${i}` });
    await assert.rejects(ask({ address: 'b@demo.example', from: '192.0.2.200' }), refusedWith('ACCESS_LINK_TOO_MANY'));
    await ask({ address: 'b@demo.example', from: '198.51.100.1' });
    assert.equal(await counted(kit), ACCESS_LIMITS.links_per_range_per_h + 1);
  });

  it('that are tried is bounded from one range, so that nobody guesses', async (t) => {
    const { links, sent, ask, binding } = await mailKit(t);
    await ask();
    for (let i = 0; i < ACCESS_LIMITS.link_uses_per_range_per_h; i += 1) {
      await assert.rejects(useLink(links, `0.${'A'.repeat(43)}`, binding, IP), refusedWith('ACCESS_LINK_INVALID'));
    }
    await assert.rejects(useLink(links, sent[0]?.secret, binding, IP), refusedWith('ACCESS_LINK_TOO_MANY'));
  });
});

describe('old links and counters', () => {
  it('are swept away by the jobs role', async (t) => {
    const { kit, ask } = await mailKit(t);
    await ask();
    const sweep = async (before: number): Promise<number> => {
      let gone = 0;
      for (let partition = 0; partition < PARTITIONS; partition += 1) {
        gone += await inContext(kit.db.pools.jobs, systemContext('sweep', 'retention'), async (tx) =>
          await purgeLinks(tx, partition, before) + await purgeThrottle(tx, partition, before));
      }
      return gone;
    };
    assert.equal(await sweep(START), 0);
    assert.equal(await sweep(START + 2 * 3_600_000), 3);
  });
});
