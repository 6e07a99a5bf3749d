/** 限额: what one request, and all of them, may take; each has an answer with its own code. */
export interface Limits {
  /** bytes of a body that is no stream */
  readonly bodyBytes: number;
  /** bytes of all headers of a request */
  readonly headerBytes: number;
  /** bytes of one line of a stream */
  readonly lineBytes: number;
  /** seconds in which a body that is no stream has to arrive, and in which its work has to be done */
  readonly seconds: number;
  /** seconds in which the headers have to arrive */
  readonly headerSeconds: number;
  /** requests under way, streams among them */
  readonly requests: number;
  readonly streams: number;
  /** bodies that wait for a thread */
  readonly waiting: number;
  /** milliseconds by which the event loop may be late before new requests are turned away; 0: however late */
  readonly loopDelay: number;
  /** bytes of answers that wait for the reader of a stream before the server stops reading its cases */
  readonly unreadBytes: number;
}

const KILO = 1024;
const MEGA = KILO * KILO;

export const LIMITS: Limits = {
  bodyBytes: 10 * MEGA,
  headerBytes: 16 * KILO,
  lineBytes: MEGA,
  seconds: 30,
  headerSeconds: 10,
  requests: 256,
  streams: 8,
  waiting: 32,
  loopDelay: 2000,
  unreadBytes: 8 * MEGA,
};

/** Seconds after which a client that was turned away may come again. */
export const RETRY_SECONDS = 1;
