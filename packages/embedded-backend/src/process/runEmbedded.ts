import {
  EmbeddedConfig,
  EmbeddedConfigError,
  parseEmbeddedConfig,
} from '../config/EmbeddedConfig';
import { DataFolderError } from '../dataFolder/DataFolder';
import { LockHeldError } from '../dataFolder/lock';
import { EmbeddedBackend, startEmbeddedBackend } from '../EmbeddedBackend';
import { Logger } from '../logger';
import { Endpoints, exitCodes } from './messages';

/** After this long a stop is given up; the next start then recovers. */
const STOP_TIMEOUT_MS = 10_000;

/** The process around a backend: where it reports, and how it is told to stop. */
export interface EmbeddedHost {
  config: unknown;
  configPrefix: string;
  createLogger: (component: string) => Logger;
  onReady(endpoints: Endpoints): void;
  onFailed(message: string): void;
  /** Registers what is to be called when the host wants an end. */
  onStopRequest(stop: () => void): void;
  exit(code: number): void;
}

/** Runs a backend until its host asks it to stop, and ends with the exit code that says how it went. */
export async function runEmbedded(host: EmbeddedHost): Promise<void> {
  let backend: EmbeddedBackend | undefined;
  let stopping = false;

  host.onStopRequest(() => {
    if (stopping) {
      host.exit(exitCodes.stopTimeout);
      return;
    }
    stopping = true;
    const late = setTimeout(
      () => host.exit(exitCodes.stopTimeout),
      STOP_TIMEOUT_MS,
    );
    late.unref();
    Promise.resolve(backend?.stop()).then(
      () => host.exit(exitCodes.clean),
      error => {
        host.createLogger('embedded').error('stop failed', {
          error: String(error),
        });
        host.exit(exitCodes.internal);
      },
    );
  });

  try {
    const config: EmbeddedConfig = parseEmbeddedConfig(
      host.config,
      host.configPrefix,
    );
    backend = await startEmbeddedBackend({
      config,
      createLogger: host.createLogger,
    });
    host.onReady(backend.endpoints);
  } catch (error) {
    host.onFailed(error instanceof Error ? error.message : String(error));
    host.exit(exitCodeOf(error));
  }
}

/** The exit code that tells why a backend did not start. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof EmbeddedConfigError) {
    return exitCodes.badConfiguration;
  }
  if (error instanceof LockHeldError) {
    return exitCodes.lockHeld;
  }
  if (error instanceof DataFolderError) {
    return exitCodes.dataFolder;
  }
  return exitCodes.internal;
}
