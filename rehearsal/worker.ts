/**
 * The worker process of a rehearsal: owns the store, works for one task queue, and answers what the rehearsal asks of
 * the store. It ends when the rehearsal is gone, however that went.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../store/database.js';
import { migrate } from '../store/migrate.js';
import { answerRemote } from '../store/remote.js';
import { type Engine, installRuntime, startEngine } from '../workers/engine.js';
import type { Reply, Request, WorkerOrder } from './channel.js';
import { type VirtualMailRoom, virtualMailRoom } from './mail-room.js';

const FROM = { name: '采购周期演练', email: 'caigou@localhost' };
/** One cycle and its successor. */
const CACHED_CYCLES = 10;

type Works = { db: Database; engine: Engine; mailRoom: VirtualMailRoom };

async function open({ home, temporal, taskQueue }: WorkerOrder): Promise<Works> {
  installRuntime();
  mkdirSync(home, { recursive: true });
  const db = await openDatabase({ kind: 'embedded', directory: join(home, 'store') });
  await migrate(db);
  const mail = { kind: 'mailbox', mailbox: { directory: join(home, 'mailbox'), from: FROM } } as const;
  let mailRoom: VirtualMailRoom | undefined;
  const engine = await startEngine({ temporal, taskQueue, mail, cachedCycles: CACHED_CYCLES }, db, {
    adapt: (ports) => {
      mailRoom = virtualMailRoom(ports);
      return mailRoom.ports;
    },
    secondClock: 'off',
  });
  if (mailRoom === undefined) throw new Error('the engine was started without its ports');
  return { db, engine, mailRoom };
}

async function answer({ db, mailRoom }: Works, request: Request): Promise<Omit<Reply, 'id'>> {
  switch (request.kind) {
    case 'query':
      return { answer: await answerRemote(db, request.asked) };
    case 'drain':
      await mailRoom.drain(request.until);
      return {};
  }
}

function tell(reply: Reply): void {
  process.send?.(reply);
}

function faultOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function close({ db, engine }: Works): Promise<void> {
  await engine.stop();
  await db.destroy();
  process.exit(0);
}

async function main([order = '']: string[]): Promise<void> {
  const opening = open(JSON.parse(order));
  process.once('disconnect', () => void opening.then(close).catch(() => process.exit(1)));
  const works = await opening;
  process.on('message', (request: Request) => {
    answer(works, request).then(
      (done) => tell({ id: request.id, ...done }),
      (error: unknown) => tell({ id: request.id, fault: faultOf(error) }),
    );
  });
  tell({ id: 0 });
  await works.engine.ended;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${faultOf(error)}\n`);
  process.exit(1);
});
