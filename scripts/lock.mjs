// `npm run lock`: makes package-lock.json one that `npm ci` takes on every machine. A registry mirror may hold the native parts
// of a tool (esbuild, rollup, biome …) for some platforms only; npm then leaves the others out of the lock, and refuses the lock
// it wrote. Their entries are put in from the lists of optional dependencies; the platform is read off the name, as npm itself
// would read it off the package. Addresses of registries are taken out.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const lock = JSON.parse(readFileSync(file, 'utf8'))

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = {
  arm: /\barm(-|$|v7)/,
  arm64: 'arm64',
  ia32: 'ia32',
  loong64: 'loong64',
  mips64el: 'mips64el',
  ppc64: /ppc64/,
  riscv64: 'riscv64',
  s390x: 's390x',
  x64: 'x64',
}
const libraries = { musl: /musl/, glibc: /gnu/ }
const known = (table, name) =>
  Object.entries(table)
    .filter(([key, pattern]) => (pattern instanceof RegExp ? pattern : new RegExp(`\\b${key}\\b`)).test(name))
    .map(([key]) => key)

function entry(name, version) {
  const os = systems.filter((system) => name.includes(system))
  const cpu = known(processors, name)
  const libc = os.includes('linux') ? known(libraries, name) : []
  if (!os.length && !cpu.length) return null
  return {
    version,
    ...(cpu.length ? { cpu } : {}),
    dev: true,
    ...(libc.length ? { libc } : {}),
    optional: true,
    ...(os.length ? { os } : {}),
  }
}

let added = 0
for (const { optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const path = `node_modules/${name}`
    const made = lock.packages[path] || !/^\d/.test(version) ? null : entry(name, version)
    if (!made) continue
    lock.packages[path] = made
    added++
  }
}
for (const one of Object.values(lock.packages)) delete one.resolved
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${added} packages for other platforms put in`)
