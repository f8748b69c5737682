import {
  asReason,
  CheckResult,
  inEnglish,
  nextVersion,
  Said,
  SaidValue,
  say,
  sayTaken,
  StreamingRequest,
  nextVersionFix,
} from '@millrace/backstage-plugin-streaming-common';

/** What one reader may know of the topics of a request's cluster. */
export interface ReaderSight {
  sees(topic: string): boolean;
  /** Null: nobody owns it. Asked only for topics that the reader sees. */
  ownerOf(topic: string): string | null;
  /** Names of all topics on the cluster. */
  topics(): readonly string[];
}

/** Says the sentences of one request for one reader. */
export class ReaderWords {
  readonly #sight: ReaderSight;
  readonly #cluster: string;
  readonly #name: string;

  constructor(request: StreamingRequest, sight: ReaderSight) {
    const main = request.items.find(
      item => item.kind === 'topic' && item.role === 'main',
    );
    this.#sight = sight;
    this.#cluster = request.cluster ?? '';
    this.#name = main?.kind === 'topic' ? main.name : '';
  }

  check(check: CheckResult): CheckResult {
    const read = this.reason(check);
    const { said } = check;
    if (!said || read.said === said) {
      return read;
    }
    const { fix: _fix, observed: _observed, ...bare } = read;
    const fix =
      said.code === 'topic.exists' && read.said?.code !== 'topic.unavailable'
        ? nextVersionFix(this.#next())
        : undefined;
    return fix ? { ...bare, fix } : bare;
  }

  reason<T extends { reason: string; said?: Said }>(spoken: T): T {
    const said = spoken.said && this.say(spoken.said);
    return said && said !== spoken.said
      ? { ...spoken, ...asReason(said) }
      : spoken;
  }

  /** The same object where nothing has to be said differently. */
  say(said: Said): Said {
    const own = this.#own(said);
    if (own) {
      return own;
    }
    const entries = Object.entries(said.params).map(
      ([name, value]): [string, SaidValue] => [
        name,
        typeof value === 'object' ? this.say(value) : value,
      ],
    );
    return entries.every(([name, value]) => value === said.params[name])
      ? said
      : { code: said.code, params: Object.fromEntries(entries) };
  }

  /** The sentences that speak of other people's topics. */
  #own({ code, params }: Said): Said | undefined {
    const text = (name: string) => inEnglish(params[name] ?? '');
    switch (code) {
      case 'topic.exists':
        return this.#taken(text('name'));
      case 'naming.collides':
        return this.#sight.sees(text('other')) ? undefined : this.#hidden();
      case 'step.topicDiffers':
        return this.#sight.sees(text('name')) ? undefined : this.#hidden();
      case 'design.perTenant': {
        const seen = text('topics')
          .split(', ')
          .filter(topic => this.#sight.sees(topic));
        return seen.length > 0
          ? say('design.perTenant', { topics: seen.join(', ') })
          : this.#hidden();
      }
      default:
        return undefined;
    }
  }

  #taken(name: string): Said {
    const seen = this.#sight.sees(name);
    return sayTaken({
      name,
      cluster: this.#cluster,
      hidden: !seen,
      ...(seen ? { owner: this.#sight.ownerOf(name), next: this.#next() } : {}),
    });
  }

  #hidden(): Said {
    return say('topic.unavailable', {
      name: this.#name,
      cluster: this.#cluster,
    });
  }

  #next() {
    return nextVersion(
      this.#name,
      new Set(this.#sight.topics().filter(name => this.#sight.sees(name))),
    );
  }
}
