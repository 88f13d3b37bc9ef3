/** A server-sent event stream as a browser reads it. */
export type ReadEvent = {
  /** All that came so far, once it satisfies `enough`; throws when the stream ends before. */
  until(enough: (text: string) => boolean): Promise<string>;
  close(): void;
};

/** Opens a stream with a session's cookie; it is open when the first bytes came. */
export const openEventStreamOf = async (url: string, cookie: string): Promise<ReadEvent> => {
  const stop = new AbortController();
  const response = await fetch(url, { headers: { cookie, accept: 'text/event-stream' }, signal: stop.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until: ReadEvent['until'] = async (enough) => {
    while (!enough(text)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`the stream ended: ${text}`);
      text += value;
    }
    return text;
  };
  await until((came) => came.includes('bonjour'));
  return { until, close: () => { stop.abort(); } };
};
