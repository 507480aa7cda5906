import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { product, projectRoot } from '../product.ts'
import type { Component } from './components.ts'
import type { OtherComponent } from './licences.ts'

/** The bill of materials, in the program and beside it. */
export const SBOM_FILE = 'sbom.cdx.json'

interface BomComponent {
  readonly 'bom-ref': string
  readonly name: string
  readonly version?: string
  readonly purl?: string
}
interface BomDependency {
  readonly ref: string
  readonly dependsOn?: readonly string[]
}
export interface Bom {
  readonly metadata: { readonly component: BomComponent } & Readonly<Record<string, unknown>>
  readonly components: readonly BomComponent[]
  readonly dependencies: readonly BomDependency[]
}

/** Writes the bill of materials (CycloneDX) of an application: what npm knows of the project, restricted to what is shipped. */
export function writeSbom(
  application: string,
  components: readonly Component[],
  runtime: OtherComponent | undefined,
): string {
  const file = join(application, 'resources', SBOM_FILE)
  writeFileSync(file, `${JSON.stringify(restrict(npmSbom(), components, runtime), null, 2)}\n`)
  return file
}

/** Keeps the shipped components of a bill, and the dependencies between them. The engine is added. */
export function restrict(
  bom: Bom,
  components: readonly Pick<Component, 'name' | 'version'>[],
  runtime: OtherComponent | undefined,
): Bom {
  const shipped = new Set(components.map(({ name, version }) => `${name}@${version}`))
  const kept = named(bom.components).filter(({ name, version }) => shipped.delete(`${name}@${version}`))
  if (shipped.size > 0) throw new Error(`npm does not list ${[...shipped].join(', ')}, which are shipped.`)
  const root = bom.metadata.component
  const refs = new Set([root['bom-ref'], ...kept.map(component => component['bom-ref'])])
  const engine = runtime && [
    {
      type: 'framework',
      'bom-ref': runtime.name,
      name: runtime.name,
      version: runtime.version,
      licenses: [{ license: { name: runtime.license } }],
    },
  ]
  return {
    ...bom,
    // npm before 12 gives the name of the folder
    metadata: { ...bom.metadata, component: { ...root, name: product.name } },
    components: [...kept, ...(engine ?? [])],
    dependencies: joined(bom.dependencies.filter(({ ref }) => refs.has(ref))).map(({ ref, dependsOn }) => ({
      ref,
      dependsOn: dependsOn.filter(other => refs.has(other)),
    })),
  }
}

/**
 * Components under their names in the registry. npm before 12 names a renamed dependency (« a: npm:b@1 ») by the name it is given here;
 * the package URL bears the true one under every npm.
 */
const named = (components: readonly BomComponent[]): BomComponent[] =>
  components.map(component => ({ ...component, ...(component.purl && packageOf(component.purl)) }))

const PACKAGE_URL = /^pkg:npm\/(?<name>[^@]+)@(?<version>[^?#]+)/

/** The package that a package URL of npm names: `pkg:npm/%40scope/name@1.2.3`. */
function packageOf(purl: string): { readonly name: string; readonly version: string } | undefined {
  const { name, version } = PACKAGE_URL.exec(purl)?.groups ?? {}
  return name && version
    ? { name: decodeURIComponent(name), version: decodeURIComponent(version) }
    : undefined
}

/** One entry for each component: npm before 11.6 repeats a package that is installed at several places. */
function joined(dependencies: readonly BomDependency[]): Required<BomDependency>[] {
  const byRef = new Map<string, Set<string>>()
  for (const { ref, dependsOn = [] } of dependencies)
    byRef.set(ref, new Set([...(byRef.get(ref) ?? []), ...dependsOn]))
  return [...byRef].map(([ref, dependsOn]) => ({ ref, dependsOn: [...dependsOn] }))
}

/** The bill of the whole project, as the npm of this computer writes it from the lock file. */
export function npmSbom(): Bom {
  const done = spawnSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'],
    {
      cwd: projectRoot,
      encoding: 'utf8',
      maxBuffer: 64 * 2 ** 20,
      // npm is a command file there, which only a shell starts
      shell: process.platform === 'win32',
    },
  )
  if (done.status !== 0)
    throw new Error(`npm sbom failed for ${product.name}: ${done.stderr || String(done.error)}`)
  return JSON.parse(done.stdout) as Bom
}
