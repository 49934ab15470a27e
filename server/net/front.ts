import { type IncomingMessage, Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { addressOf } from './addresses.ts';
import { headersFor, hostOf } from './headers.ts';

/** What the front is told of where it stands. */
export interface FrontConfig {
  /** The one address people use, where the server cannot know it by itself; absent: whatever host they ask for. */
  readonly PUBLIC_URL?: string | undefined;
  /** Proxies of our own in front. */
  readonly PROXIES: number;
  /** Whether programs may come in: callers without an `Origin`, which every browser sends. */
  readonly PROGRAMS: 'yes' | 'no';
}

/** A request that goes no further, as a status and a word. */
export interface Refused {
  readonly status: number;
  readonly code: string;
}

/** Bytes of the largest body: the options of a room. */
const MOST_BODY = 4096;
/** Bytes of the longest address; a link with a whole solo game in it has under 200. */
const MOST_URL = 2048;
/** Sockets at once, whoever holds them. */
const MOST_SOCKETS = 4000;
/** Milliseconds within which a request has to have arrived. */
const ARRIVE_MS = 10_000;

/**
 * The server's front. It sees every request and every upgrade before anything else does, Colyseus' own listener included, which
 * answers `OPTIONS` for everybody and reads bodies of any length.
 */
export class Front extends Server {
  readonly #config: FrontConfig;

  constructor(config: FrontConfig) {
    super({
      headersTimeout: ARRIVE_MS,
      requestTimeout: ARRIVE_MS,
      connectionsCheckingInterval: 2000,
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    });
    this.maxConnections = MOST_SOCKETS;
    this.#config = config;
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event === 'request') {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      if (this.#answers(request, response)) return true;
    }
    if (event === 'upgrade') {
      const [request, socket] = args as [IncomingMessage, Duplex];
      if (this.#turnsBack(request, socket)) return true;
    }
    return super.emit(event as 'request', ...(args as [IncomingMessage, ServerResponse & { req: IncomingMessage }]));
  }

  #answers(request: IncomingMessage, response: ServerResponse): boolean {
    for (const [name, value] of Object.entries(headersFor(request, this.#config))) response.setHeader(name, value);
    const refused = refuse(request, this.#config) ?? refuseBody(request);
    if (refused) {
      response.writeHead(refused.status, { 'Content-Type': 'application/json', Connection: 'close' });
      response.end(JSON.stringify({ code: refused.status, error: refused.code }));
      return true;
    }
    nameCaller(request, this.#config.PROXIES);
    return false;
  }

  #turnsBack(request: IncomingMessage, socket: Duplex): boolean {
    const refused = refuse(request, this.#config) ?? (isRoomSocket(request) ? null : { status: 404, code: 'not-found' });
    if (!refused) {
      nameCaller(request, this.#config.PROXIES);
      return false;
    }
    socket.on('error', () => socket.destroy());
    socket.end(`HTTP/1.1 ${refused.status} ${STATUS_CODES[refused.status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    return true;
  }
}

/** Why this request goes no further, whatever it carries; null when it may. */
export function refuse(request: IncomingMessage, { PUBLIC_URL, PROGRAMS }: FrontConfig): Refused | null {
  const { method = '', url = '', headers } = request;
  if (hasTwins(request)) return { status: 400, code: 'malformed' };
  const host = headers.host ?? '';
  if (!HOST.test(host)) return { status: 400, code: 'malformed' };
  if (url.length > MOST_URL) return { status: 414, code: 'malformed' };
  if (!isPlainPath(url)) return { status: 404, code: 'not-found' };
  const methods = /^\/matchmake\//.test(url) ? ['POST'] : ['GET', 'HEAD'];
  if (!methods.includes(method)) return { status: 405, code: 'malformed' };
  const { origin } = headers;
  const entering = method === 'POST' || headers.upgrade !== undefined;
  if (origin === undefined) return PROGRAMS === 'yes' || !entering ? null : { status: 403, code: 'malformed' };
  return isOwn(origin, hostOf(request, PUBLIC_URL)) ? null : { status: 403, code: 'malformed' };
}

/** Why a body goes no further: it is refused by its length, before a byte of it is read. */
function refuseBody({ method, headers }: IncomingMessage): Refused | null {
  if (headers['transfer-encoding'] !== undefined) return { status: 411, code: 'malformed' };
  const length = Number(headers['content-length'] ?? 0);
  if (length > (method === 'POST' ? MOST_BODY : 0)) return { status: 413, code: 'malformed' };
  if (method === 'POST' && !/^application\/json\b/i.test(headers['content-type'] ?? '')) return { status: 415, code: 'malformed' };
  return null;
}

const HOST = /^(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Headers that may stand there once only: two of them mean two readings of one request. */
const ONCE = ['host', 'origin', 'content-length', 'content-type', 'transfer-encoding', 'upgrade', 'sec-websocket-key'];

function hasTwins({ rawHeaders }: IncomingMessage): boolean {
  const names = rawHeaders.filter((_, n) => n % 2 === 0).map((name) => name.toLowerCase());
  return ONCE.some((name) => names.filter((other) => other === name).length > 1);
}

/** An address that says where it leads: no way upwards, no hidden file, no byte that some reader would take for an end. */
function isPlainPath(url: string): boolean {
  if (!url.startsWith('/') || url.startsWith('//')) return false;
  try {
    const path = decodeURIComponent(url.split('?')[0] ?? '');
    return !/[\p{Cc}\\:%]/u.test(path) && !/(^|\/)\./.test(path);
  } catch {
    return false;
  }
}

const isOwn = (origin: string, host: string): boolean => {
  const page = /^https?:\/\/(.+)$/i.exec(origin)?.[1];
  return page !== undefined && page.toLowerCase() === host.toLowerCase();
};

/** The only socket there is: into a room, with a place that was given out for it (`SDK.consumeSeatReservation`). */
const isRoomSocket = ({ url = '' }: IncomingMessage): boolean => /^\/[\w-]{1,40}\/[A-Z2-9]{6}\?(?:.*&)?sessionId=[\w-]+/.test(url);

/** Colyseus believes whoever says where they come from, and makes an address of what they call the protocol; so we write both. */
function nameCaller(request: IncomingMessage, proxies: number): void {
  request.headers['x-real-ip'] = addressOf(request, proxies);
  request.headers['x-forwarded-proto'] = 'http';
}
