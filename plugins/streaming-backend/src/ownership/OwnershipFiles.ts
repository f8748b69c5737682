import { LoggerService } from '@backstage/backend-plugin-api';
import fs from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { messageOf } from '../lib/messageOf';
import { ContractFile, parseContractFile } from './contractFile';

const prefixesSchema = z.strictObject({
  prefixes: z.record(z.string().min(1), z.string().min(1)).default({}),
});

/**
 * Contracts and owners that people keep in files. Files are read again by `load`; one that cannot be read is logged
 * once per content and its last good reading stays.
 */
export class OwnershipFiles {
  readonly #contractsFolder: string | undefined;
  readonly #prefixesFile: string | undefined;
  readonly #logger: LoggerService;
  readonly #complaints = new Set<string>();
  #contracts = new Map<string, ContractFile[]>();
  /** Lists of thousands ask for each of their rows. */
  #topics = new Map<string, string[]>();
  #prefixes: [prefix: string, owner: string][] = [];

  constructor(options: {
    /** Absolute path of a folder with contract files. */
    contractsFolder?: string;
    /** Absolute path of a file with `prefixes`. */
    prefixesFile?: string;
    logger: LoggerService;
  }) {
    this.#contractsFolder = options.contractsFolder;
    this.#prefixesFile = options.prefixesFile;
    this.#logger = options.logger;
  }

  async load(): Promise<void> {
    await Promise.all([this.#loadContracts(), this.#loadPrefixes()]);
  }

  /** Contract files that name the topic, in order of file name; usually one per subject. */
  contracts(topic: string): readonly ContractFile[] {
    return this.#contracts.get(topic) ?? [];
  }

  /** Topics that have a contract file. */
  topicsOf(subject: string): readonly string[] {
    return this.#topics.get(subject) ?? [];
  }

  /** Owner of the longest prefix that fits, as written. */
  ownerByPrefix(topic: string): string | undefined {
    return this.#prefixes.find(([prefix]) => topic.startsWith(prefix))?.[1];
  }

  async #loadContracts(): Promise<void> {
    const folder = this.#contractsFolder;
    if (!folder) {
      return;
    }
    const contracts = new Map<string, ContractFile[]>();
    const names = await this.#try(folder, () => fs.readdir(folder));
    for (const name of (names ?? []).sort()) {
      if (!/\.ya?ml$/.test(name)) {
        continue;
      }
      const file = path.join(folder, name);
      const contract = await this.#try(file, async () =>
        parseContractFile(await fs.readFile(file, 'utf8')),
      );
      if (contract) {
        this.#complainAbout(file, contract);
        contracts.set(contract.topic, [
          ...(contracts.get(contract.topic) ?? []),
          contract,
        ]);
      }
    }
    if (names) {
      this.#contracts = contracts;
      this.#topics = topicsBySubject(contracts);
    }
  }

  async #loadPrefixes(): Promise<void> {
    const file = this.#prefixesFile;
    if (!file) {
      return;
    }
    const read = await this.#try(file, async () =>
      prefixesSchema.parse(parse(await fs.readFile(file, 'utf8')) ?? {}),
    );
    if (read) {
      this.#prefixes = Object.entries(read.prefixes).sort(
        ([a], [b]) => b.length - a.length,
      );
    }
  }

  #complainAbout(file: string, { unknownKeys }: ContractFile): void {
    if (unknownKeys.length > 0) {
      this.#complain(
        `${file}: these keys mean nothing here: ${unknownKeys.join(', ')}`,
      );
    }
  }

  async #try<T>(file: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      this.#complain(`${file} cannot be read: ${messageOf(error)}`);
      return undefined;
    }
  }

  #complain(sentence: string): void {
    if (!this.#complaints.has(sentence)) {
      this.#complaints.add(sentence);
      this.#logger.warn(sentence);
    }
  }
}

function topicsBySubject(
  contracts: ReadonlyMap<string, readonly ContractFile[]>,
): Map<string, string[]> {
  const topics = new Map<string, string[]>();
  for (const { subject, topic } of [...contracts.values()].flat()) {
    const known = topics.get(subject);
    if (known) known.push(topic);
    else topics.set(subject, [topic]);
  }
  return topics;
}
