/*
 * The arrows of the house: which of our packages may know which.
 *
 * One table for all packages, so that a new arrow is a visible decision. Every package's
 * `.eslintrc.js` calls this with its folder; what is not listed may not be imported, nor may
 * anything past a package's entry point. See docs/architecture.md.
 */
const path = require('path');
const createConfig = require('@backstage/cli/config/eslint-factory');

const plugin = name => `@millrace/backstage-plugin-${name}`;

/** folder → the packages of ours that it may import. */
const arrows = {
  'packages/kafka-protocol': [],
  'packages/kafka-broker': ['@millrace/kafka-protocol'],
  'packages/schema-compat': [],
  'packages/schema-registry': ['@millrace/schema-compat'],
  'packages/embedded-backend': [
    '@millrace/kafka-broker',
    '@millrace/schema-registry',
  ],
  'plugins/streaming-common': ['@millrace/schema-compat'],
  'plugins/streaming-node': [],
  'plugins/streaming-backend': [
    plugin('streaming-common'),
    plugin('streaming-node'),
    '@millrace/schema-compat',
  ],
  'plugins/streaming-backend-module-embedded': [
    plugin('streaming-node'),
    '@millrace/embedded-backend',
  ],
  'plugins/catalog-backend-module-streaming': [plugin('streaming-common')],
  'plugins/scaffolder-backend-module-streaming': [plugin('streaming-common')],
  'plugins/streaming-react': [
    plugin('streaming-common'),
    '@millrace/schema-compat',
  ],
  'plugins/streaming': [plugin('streaming-common'), plugin('streaming-react')],
  'examples/story': [plugin('streaming-common')],
  'examples/story-app': [],
  'packages/app': [plugin('streaming'), '@millrace/story-app'],
  'packages/backend': [
    plugin('streaming-backend'),
    plugin('streaming-backend-module-embedded'),
    plugin('catalog-backend-module-streaming'),
    plugin('scaffolder-backend-module-streaming'),
    '@millrace/story',
  ],
  conformance: ['@millrace/embedded-backend', '@millrace/schema-compat'],
  bench: [
    plugin('streaming-common'),
    '@millrace/embedded-backend',
    '@millrace/schema-compat',
  ],
};

/** Tests may start a real backend below them; production code may not. */
const testArrows = {
  'packages/schema-registry': ['@millrace/kafka-broker'],
  'plugins/streaming-backend': ['@millrace/embedded-backend'],
};

/** Packages that know nothing of Backstage. */
const frameworkFree = /^packages\/(kafka-|schema-|embedded-backend)/;

/** Entry points other than the package's main one. */
const entryPoints = [
  '@millrace/backstage-plugin-streaming/legacy',
  '@millrace/schema-compat/rules',
  '@millrace/schema-compat/rules-node',
  '@millrace/schema-compat/rules-web-worker',
];

const everyPackage = [
  ...new Set([
    ...Object.values(arrows).flat(),
    ...Object.keys(arrows).map(folder =>
      folder.startsWith('plugins/')
        ? plugin(path.basename(folder))
        : `@millrace/${path.basename(folder)}`,
    ),
  ]),
];

function restrictedPatterns(folder, allowed) {
  const forbidden = everyPackage.filter(name => !allowed.includes(name));
  return [
    ...forbidden.map(name => ({
      group: [name, `${name}/*`],
      message: `${folder} may not import ${name}; see scripts/eslint/architecture.js.`,
    })),
    ...allowed.map(name => ({
      group: [
        `${name}/*`,
        ...entryPoints
          .filter(entry => entry.startsWith(`${name}/`))
          .map(entry => `!${entry}`),
      ],
      message: `Import ${name} through its entry point.`,
    })),
    ...(frameworkFree.test(folder)
      ? [
          {
            group: ['@backstage/*'],
            message: `${folder} is used without Backstage and may not import it.`,
          },
        ]
      : []),
  ];
}

module.exports = function architecture(directory) {
  const folder = path
    .relative(path.resolve(__dirname, '../..'), directory)
    .split(path.sep)
    .join('/');
  const allowed = arrows[folder];
  if (!allowed) {
    throw new Error(
      `No arrows are declared for "${folder}" in scripts/eslint/architecture.js`,
    );
  }
  const inTests = [...allowed, ...(testArrows[folder] ?? [])];
  return createConfig(directory, {
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: restrictedPatterns(folder, allowed) },
      ],
    },
    overrides: [
      {
        files: ['**/*.test.ts', '**/*.test.tsx', '**/__testUtils__/**'],
        rules: {
          'no-restricted-imports': [
            'error',
            { patterns: restrictedPatterns(folder, inTests) },
          ],
        },
      },
    ],
  });
};
