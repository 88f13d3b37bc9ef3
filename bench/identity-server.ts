import { startIdentityStandIn } from '#platform/stand-ins/identity/start.ts';
import { argument, usage } from './child.ts';

/** The service that asks who people are, and where they come back. */
export type IdentityArgument = { clientId: string; clientSecret: string; redirectUri: string };

const { clientId, clientSecret, redirectUri } = await argument<IdentityArgument>();
const standIn = await startIdentityStandIn({ clients: [{ provider: 'franceconnect', client_id: clientId, client_secret: clientSecret,
  redirect_uris: [redirectUri] }] });
process.on('message', async (message) => {
  const { question } = message as { question: string };
  if (question === 'stop') {
    await standIn.close();
    process.exit(0);
  }
  process.send!(usage());
});
process.send!({ port: Number(new URL(standIn.origin).port) });
