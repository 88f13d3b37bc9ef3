// The library ships no types: only what the stand-in uses is described here.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface StoredParams {
    client_id: string;
    scope?: string;
    acr_values?: string;
    ui_locales?: string;
    claims?: string;
    login_hint?: string;
    [name: string]: string | undefined;
  }
  export interface InteractionDetails {
    uid: string;
    params: StoredParams;
    prompt: { name: string; reasons: string[] };
  }
  export interface Grant {
    addOIDCScope(scope: string): void;
    addOIDCClaims(claims: string[]): void;
    save(): Promise<string>;
  }
  export interface Session {
    accountId?: string;
    state?: { postLogoutRedirectUri?: string; state?: string };
    destroy(): Promise<void>;
  }
  export interface OidcContext {
    route: string;
    provider: Provider;
    client: { clientId: string; clientName?: string };
    session: Session;
    params: StoredParams;
    requestParamClaims: Set<string>;
    urlFor(name: string): string;
  }
  export interface Context {
    method: string;
    path: string;
    query: Record<string, string | string[] | undefined>;
    req: IncomingMessage;
    status: number;
    type: string;
    body: unknown;
    oidc: OidcContext;
    set(name: string, value: string): void;
    redirect(url: string): void;
    accepts(...types: string[]): string | false;
  }
  export type InteractionResult =
    | { login: { accountId: string; acr?: string; amr?: string[]; remember?: boolean } }
    | { error: string; error_description?: string };

  export class Provider {
    constructor(issuer: string, configuration: object);
    proxy: boolean;
    readonly issuer: string;
    readonly Grant: new (of: { clientId: string; accountId: string }) => Grant;
    use(middleware: (ctx: Context, next: () => Promise<void>) => Promise<void>): this;
    callback(): (req: IncomingMessage, res: ServerResponse) => Promise<void>;
    interactionDetails(req: IncomingMessage, res: ServerResponse): Promise<InteractionDetails>;
    interactionFinished(req: IncomingMessage, res: ServerResponse, result: InteractionResult): Promise<void>;
    on(event: string, listener: (...args: unknown[]) => void): this;
  }
  export const interactionPolicy: {
    base(): { remove(name: string): void };
  };
  export default Provider;
}
