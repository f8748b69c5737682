import { createInterface } from 'node:readline';
import { createToken, hashPassword } from './auth/secrets';

/**
 * The commands that make what an `--auth` file holds.
 *
 * @throws Error with a sentence for an unknown command or no password
 */
export async function runSecretCommand(command: string): Promise<void> {
  switch (command) {
    case 'hash-password': {
      const password = await readLine();
      if (!password) {
        throw new Error(
          'hash-password reads a password from the standard input, and there was none',
        );
      }
      process.stdout.write(`${await hashPassword(password)}\n`);
      break;
    }
    case 'create-token': {
      const { token, hash } = createToken();
      process.stdout.write(`token: ${token}\ntokenHash: ${hash}\n`);
      break;
    }
    default:
      throw new Error(
        `"${command}" is not a command; choose hash-password or create-token, or none to start the registry`,
      );
  }
}

/** The first line of the standard input. */
async function readLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}
