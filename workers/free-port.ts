import { createServer } from 'node:net';

/** The wanted port of 127.0.0.1 when it is free, else any. Somebody may take it before it is used. */
export async function freePort(wanted: number): Promise<number> {
  return (await bindable(wanted)) ?? (await bindable(0)) ?? Promise.reject(new Error('no free port on 127.0.0.1'));
}

function bindable(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => resolve(bound));
    });
  });
}
