import type { SmtpOptions } from './smtp-adapter.ts';

/** Where mails go, from `smtp://[user:password@]host[:port]` or `smtps://…`. Throws on another kind of address. */
export const smtpOptions = (url: string, from: SmtpOptions['from']): SmtpOptions => {
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== 'smtp:' && protocol !== 'smtps:') throw new Error(`not an address of a mail server: ${protocol}`);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (secure ? 465 : 25), secure, from,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) }, requireTls: !secure } : {}),
  };
};
