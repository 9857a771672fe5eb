// Who may import whom inside src/, and no cycles: the layers of the design, as data. Checked by `npm run deps`.

/** What every part above the kernels may know. */
const base = [
  'complex.ts',
  'dictionary.ts',
  'dtypes.ts',
  'errors.ts',
  'inspect.ts',
  'keywords.ts',
  'lazily.ts',
  'optional.ts',
  'shape/',
  'tree.ts',
]

/** For each part of src/ (a folder, or a file), the parts that it may import; itself always. A part that is not listed fails the check. */
const layers = {
  'complex.ts': [],
  'dictionary.ts': [],
  'dtypes.ts': ['inspect.ts'],
  'errors.ts': [],
  'inspect.ts': [],
  'keywords.ts': [],
  'lazily.ts': [],
  'optional.ts': [],
  'tree.ts': [],
  'shape/': ['errors.ts'],
  'ir/': [],
  'backend/': ['ir/', ...base],
  'ops/': ['ir/', ...base],
  'random/': ['backend/', ...base],
  'tensor/': ['ops/', 'backend/', 'ir/', ...base],
  'autograd/': ['tensor/', ...base],
  'functions/': ['autograd/', 'tensor/', 'random/', 'ops/', 'backend/', 'ir/', ...base],
  'generated/': ['functions/', 'autograd/', 'tensor/', 'random/', ...base],
  'data/': ['generated/', 'functions/', 'autograd/', 'tensor/', 'random/', 'backend/', ...base],
  'utils/': ['data/', 'nn/', 'backend/', 'generated/', 'functions/', 'autograd/', 'tensor/', 'random/', ...base],
  'io/': ['nn/', 'functions/', 'autograd/', 'tensor/', 'backend/', 'ir/', ...base],
  'optim/': ['nn/', 'generated/', 'functions/', 'autograd/', 'tensor/', 'backend/', 'ir/', ...base],
  'nn/': ['generated/', 'functions/', 'autograd/', 'tensor/', 'random/', ...base],
  'namespaces.ts': ['utils/', 'generated/', 'functions/', 'autograd/', 'tensor/', ...base],
  'index.ts': ['namespaces.ts', 'nn/', 'io/', 'optim/', 'generated/', 'functions/', 'autograd/', 'tensor/', 'random/', ...base],
  'cli/': ['io/', 'tensor/', 'backend/', ...base],
  'cli.ts': ['cli/', 'io/', 'index.ts', 'backend/', ...base],
  'classic/': ['generated/', 'functions/', 'autograd/', 'tensor/', 'random/', ...base],
  'classic.ts': ['classic/', 'tensor/', ...base],
}

/** Parts of which only the types may be imported: no code comes with them. */
const typesOnly = {
  'ops/': ['backend/'],
  'tensor/': ['generated/', 'functions/', 'autograd/'],
  'functions/': ['generated/'],
  'cli/': ['index.ts'],
}

const pattern = (part) => `^src/${part.replace('.', '\\.')}${part.endsWith('/') ? '' : '$'}`
const parts = Object.keys(layers)

export default {
  forbidden: [
    ...parts.flatMap((part) => [
      {
        name: `${part} imports ${layers[part].join(', ') || 'nothing'}`,
        severity: 'error',
        from: { path: pattern(part) },
        to: { path: '^src/', pathNot: [part, ...layers[part], ...(typesOnly[part] ?? [])].map(pattern) },
      },
      ...(typesOnly[part] ?? []).map((other) => ({
        name: `${part} imports only types of ${other}`,
        severity: 'error',
        from: { path: pattern(part) },
        to: { path: pattern(other), dependencyTypesNot: ['type-only'] },
      })),
    ]),
    {
      name: 'every part has its place among the layers',
      severity: 'error',
      from: { path: '^src/', pathNot: parts.map(pattern) },
      to: {},
    },
    {
      name: 'no cycles (of types alone they are allowed)',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'the machine’s own modules only behind the host’s doors',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/backend/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no dependency at run time',
      severity: 'error',
      from: { path: '^src/' },
      // fflate is no dependency of the package: the build puts it into dist/.
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-optional'], pathNot: '(^|/)node_modules/fflate/' },
    },
    {
      name: 'nothing is imported that is not there',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
}
