import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { readBounded } from './read-bounded.ts';

export type PostAnswer = { status: number; body: Buffer };

export type PostOptions = {
  headers: Readonly<Record<string, string>>; body: Buffer;
  /** From the call to the last byte of the answer. */
  ms_max: number;
  answer_bytes_max: number;
};

/**
 * Posts to a partner on a connection that is kept, follows no redirection and reads a bounded answer. For calls that go out many
 * times a second: `fetch` costs a caller about half a millisecond more. Throws when the answer is not whole in time or too large.
 */
export const postKept = (url: string, { headers, body, ms_max, answer_bytes_max }: PostOptions): Promise<PostAnswer> =>
  new Promise((done, fail) => {
    const send = url.startsWith('https:') ? secure : plain;
    const call = send(url, { method: 'POST', signal: AbortSignal.timeout(ms_max),
      headers: { ...headers, 'content-length': body.length } });
    call.once('error', fail);
    call.once('response', (response) => readBounded(response, answer_bytes_max, `an answer of more than ${answer_bytes_max} bytes`)
      .then((answer) => done({ status: response.statusCode!, body: answer }), fail));
    call.end(body);
  });
