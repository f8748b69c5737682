/* A worker thread that reads and compares schemas, so that a hostile one slows down nobody else. */
import { parentPort } from 'node:worker_threads';
import { SchemaReader } from './judge/SchemaReader';
import { Question } from './judge/Question';

/** A schema is read for one question and compared for the next, however large it is. */
const reader = new SchemaReader({ recentWeight: 1_000_000 });

// Only JudgePool starts this file and writes to it.
parentPort?.on(
  'message',
  ({ id, question }: { id: number; question: Question }) => {
    try {
      parentPort?.postMessage({ id, answer: reader.answer(question) });
    } catch (error) {
      parentPort?.postMessage({ id, error: String(error) });
    }
  },
);
parentPort?.postMessage('ready');
