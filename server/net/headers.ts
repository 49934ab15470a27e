import type { IncomingMessage } from 'node:http';

/** What a page may not do here, whoever wrote it. */
const OFF = [
  'camera',
  'microphone',
  'geolocation',
  'payment',
  'usb',
  'serial',
  'hid',
  'midi',
  'display-capture',
  'publickey-credentials-get',
];

/** The host that people use: the one that is fixed, else the one they ask for. */
export const hostOf = ({ headers }: IncomingMessage, PUBLIC_URL: string | undefined): string =>
  PUBLIC_URL === undefined ? (headers.host ?? '') : new URL(PUBLIC_URL).host;

/**
 * Headers of every answer. The policy lets the page load from here and talk to here, and nothing else; the sockets are named
 * because not every browser counts them as its own host. HTML is never kept; whoever serves what may be kept says so.
 */
export function headersFor(request: IncomingMessage, { PUBLIC_URL }: { readonly PUBLIC_URL?: string | undefined }): Record<string, string> {
  const host = hostOf(request, PUBLIC_URL);
  const sockets = /^[\w.:[\]-]{1,255}$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return {
    'Content-Security-Policy': [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      `connect-src 'self'${sockets}`,
      "worker-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': OFF.map((feature) => `${feature}=()`).join(', '),
    'Cache-Control': 'no-store',
    ...(PUBLIC_URL?.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}
