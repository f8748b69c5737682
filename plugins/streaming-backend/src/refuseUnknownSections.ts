import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Every section under `streaming`, those of modules included; what is in them is checked by who reads them. */
const sections = [
  'catalog',
  'clusters',
  'embedded',
  'environments',
  'governance',
  'index',
  'selfService',
  'story',
];

/** @throws InputError naming a section of `streaming` that nobody reads, so that a typing error does not pass silently */
export function refuseUnknownSections(config: Config): void {
  const unknown = config
    .getOptionalConfig('streaming')
    ?.keys()
    .find(key => !sections.includes(key));
  if (unknown) {
    throw new InputError(
      `streaming.${unknown}: there is no such key; known keys: ${sections.join(
        ', ',
      )}`,
    );
  }
}
