// Who may import whom inside src/, and no cycles: the layers of the design, as data. Checked by `npm run deps`.

/** For each part of src/ (a folder, or a file), the parts that it may import; itself always. A part that is not listed fails the check. */
const layers = {
  'errors.ts': [],
  'dtypes.ts': [],
  'shape/': ['errors.ts'],
  'ir/': [],
  'backend/': ['ir/', 'shape/', 'dtypes.ts', 'errors.ts'],
  'ops/': ['ir/', 'shape/', 'dtypes.ts', 'errors.ts'],
  'random/': ['dtypes.ts', 'errors.ts'],
  'tensor/': ['ops/', 'backend/', 'ir/', 'shape/', 'dtypes.ts', 'errors.ts'],
  'autograd/': ['tensor/', 'shape/', 'dtypes.ts', 'errors.ts'],
  'functions/': ['autograd/', 'tensor/', 'random/', 'ops/', 'backend/', 'ir/', 'shape/', 'dtypes.ts', 'errors.ts'],
  'generated/': ['functions/', 'tensor/', 'random/', 'autograd/', 'dtypes.ts', 'errors.ts'],
  'classic/': ['generated/', 'functions/', 'autograd/', 'tensor/', 'random/', 'shape/', 'dtypes.ts', 'errors.ts'],
  'classic.ts': ['classic/', 'errors.ts'],
  'index.ts': ['generated/', 'functions/', 'autograd/', 'tensor/', 'random/', 'dtypes.ts', 'errors.ts'],
}

/** Parts of which only the types may be imported: no code comes with them. */
const typesOnly = {
  'ops/': ['backend/'],
  'tensor/': ['generated/', 'functions/', 'autograd/'],
  'functions/': ['generated/'],
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
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-optional'] },
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
