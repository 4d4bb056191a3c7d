import { once } from 'node:events';
import { createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What the peer answers: a code and its text, or `hangUp` to end the connection without an answer. */
export type Answer = { code: number; text: string } | 'hangUp';
export type PeerScript = { mailFrom?: Answer; rcptTo?: Answer; data?: Answer; login?: { user: string; pass: string } };

/** A real SMTP server on the loopback that takes letters, or answers as its script says. */
export type SmtpPeer = { port: number; messages: Buffer[]; dataCount(): number; close(): Promise<void> };

export async function smtpPeer(script: PeerScript = {}): Promise<SmtpPeer> {
  const messages: Buffer[] = [];
  let data = 0;
  const server = new SMTPServer({
    disabledCommands: script.login === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    authOptional: script.login === undefined,
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) => {
      if (username === script.login?.user && password === script.login?.pass) done(null, { user: username });
      else done(new Error('no such user'));
    },
    onMailFrom: (_address, _session, done) => done(errorOf(script.mailFrom)),
    onRcptTo: (_address, _session, done) => done(errorOf(script.rcptTo)),
    onData: (stream, session, done) => {
      data += 1;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (script.data === undefined) messages.push(Buffer.concat(chunks));
        if (script.data === 'hangUp') hangUp(server, session.id);
        else done(errorOf(script.data));
      });
    },
  } satisfies SMTPServerOptions);
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the peer has no port');
  return {
    port: address.port,
    messages,
    dataCount: () => data,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** A port of the loopback on which nobody listens. */
export async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  server.close();
  await once(server, 'close');
  return address.port;
}

function errorOf(answer: Answer | undefined): (Error & { responseCode: number }) | null {
  if (answer === undefined || answer === 'hangUp') return null;
  return Object.assign(new Error(answer.text), { responseCode: answer.code });
}

function hangUp(server: SMTPServer, session: string): void {
  for (const connection of server.connections) {
    if (connection.session?.id === session || connection.id === session) connection.close();
  }
}
