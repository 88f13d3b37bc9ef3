import type { Lang, Text } from '#base/values/lang.ts';
import type { Problem } from '#base/values/problem.ts';

export type ProviderChoice = { name: string; label: Text; href: string };

/** What each page of the login shows; the service renders it in its own look. */
export type LoginPage =
  /** How to sign in, with the problem of the attempt before. No `emailHref`: mail links are not offered here. */
  | { name: 'choose'; providers: ProviderChoice[]; emailHref?: string; problem?: Problem;
    /** Where the person wanted to go, and the provider through which they could not come in. */
    returnTo: string; failed?: string }
  /** The address form; `suggestion` asks "did you mean …?". */
  | { name: 'email'; action: string; address: string; returnTo: string; suggestion?: string; problem?: Problem }
  | { name: 'email-sent'; address: string; minutes: number; againHref: string }
  /** Opened from the mail: a button and no automatic use, because mail scanners open links. */
  | { name: 'email-confirm'; action: string; secret: string }
  | { name: 'sign-out'; action: string }
  /** `provider`: through whom the person had signed in; where somebody comes back without, nobody knows. */
  | { name: 'signed-out'; againHref: string; provider?: string };

export type RenderLogin = (page: LoginPage, lang: Lang) => string | Promise<string>;
