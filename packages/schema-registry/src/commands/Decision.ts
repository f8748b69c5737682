import { RegistryRecord } from '../log/RegistryRecord';

/**
 * What a command comes to: the records that make it true, and the answer once they are durable.
 * No records means that everything is as asked already.
 */
export interface Decision<T> {
  records: readonly RegistryRecord[];
  answer: T;
}
