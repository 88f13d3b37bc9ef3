/**
 * Headers of every answer: no inline script or style, nothing from elsewhere, no framing, kept by no cache: a route whose answer
 * is for everybody says itself how long it may be kept.
 * `formOrigins` may follow a form post (a redirection to an identity provider counts as one). A service whose `origin` is under TLS
 * asks browsers to reach it by nothing else for a year (RFC 6797).
 */
export const securityHeaders = (formOrigins: readonly string[], origin?: string): Record<string, string> => ({
  ...(origin?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  'content-security-policy': ["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
    "font-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'",
    `form-action ${["'self'", ...formOrigins].join(' ')}`, "frame-ancestors 'none'", "base-uri 'none'"].join('; '),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), microphone=(), camera=(self)',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
});
