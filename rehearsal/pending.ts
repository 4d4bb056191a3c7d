import type { Question, Reply, Request } from './channel.js';

type Waiting = { request: Request; resolve(reply: Reply): void; reject(error: Error): void };

/** Questions that wait for their answers, over however many processes. */
export type Pending = {
  /** Puts a question and answers its reply. Rejects at once after `fail`. */
  ask(question: Question): Promise<Reply>;
  settle(reply: Reply): void;
  /** Hands every unanswered question over again, and from now on each new one. */
  connect(send: (request: Request) => void): void;
  /** Nobody will answer any more. */
  fail(error: Error): void;
};

export function pendingQuestions(): Pending {
  const waiting = new Map<number, Waiting>();
  let send: (request: Request) => void = () => undefined;
  let lastId = 0;
  let broken: Error | undefined;
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) return reject(broken);
        lastId += 1;
        const request = { id: lastId, ...question };
        waiting.set(lastId, { request, resolve, reject });
        send(request);
      }),
    settle: (reply) => {
      const asker = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.fault === undefined) asker?.resolve(reply);
      else asker?.reject(new Error(reply.fault));
    },
    connect: (next) => {
      send = next;
      for (const { request } of waiting.values()) send(request);
    },
    fail: (error) => {
      broken = error;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}
