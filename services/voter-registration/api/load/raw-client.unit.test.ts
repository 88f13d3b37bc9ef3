import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { parseRawAnswer, rawConnection } from './raw-client.ts';

const listen = async (t: TestContext, answer: Parameters<typeof createServer>[1]): Promise<number> => {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => { server.closeAllConnections(); server.close(); });
  return (server.address() as AddressInfo).port;
};
const post = (body: string): Buffer => Buffer.from(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`);

describe('the light client', () => {
  it('reads answers with a length and in chunks, and waits for their last byte', () => {
    const whole = Buffer.from('HTTP/1.1 202 Accepted\r\nSet-Cookie: a=1; Path=/\r\nContent-Length: 3\r\n\r\nabc');
    assert.equal(parseRawAnswer(whole.subarray(0, -1)), undefined);
    assert.deepEqual(parseRawAnswer(whole)?.cookies, ['a=1; Path=/']);
    const chunked = Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n');
    assert.equal(parseRawAnswer(chunked)?.body.toString(), 'abc');
    assert.equal(parseRawAnswer(chunked.subarray(0, 60)), undefined);
  });

  it('keeps its connection from one request to the next, slow ones too', async (t) => {
    const ports = new Set<number>();
    const port = await listen(t, (request, response) => {
      ports.add(request.socket.remotePort!);
      request.setEncoding('utf8').on('data', (text: string) => response.write(text)).on('end', () => response.end());
    });
    const line = rawConnection(port);
    assert.equal((await line.send(post('first'))).body.toString(), 'first');
    assert.equal((await line.send(post('second'), { parts: 3, pauseMs: 1 })).body.toString(), 'second');
    assert.equal(ports.size, 1);
    line.close();
  });

  it('fails what was on its way when the connection breaks, and connects again for the next', async (t) => {
    let count = 0;
    const port = await listen(t, (request, response) => {
      if (count++ === 0) request.socket.destroy();
      else response.end('back');
    });
    const line = rawConnection(port);
    await assert.rejects(line.send(post('lost')));
    assert.equal((await line.send(post('again'))).body.toString(), 'back');
    line.close();
  });
});
