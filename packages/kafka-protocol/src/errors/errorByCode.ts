import { kafkaErrors } from '../generated/errors';
import type { KafkaError } from './KafkaError';

const byCode = new Map(kafkaErrors.map(error => [error.code, error]));

/**
 * Looks an error up by its number.
 *
 * A code that is not in the table, as a newer broker may send, is returned as a row of that code
 * named `UNKNOWN_ERROR_CODE_<code>` that is not retriable.
 *
 * @public
 */
export function errorByCode(code: number): KafkaError {
  return (
    byCode.get(code) ?? {
      code,
      name: `UNKNOWN_ERROR_CODE_${code}`,
      retriable: false,
      message: `Error code ${code} is not in the table of Kafka 4.3.1.`,
    }
  );
}
