import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { product, projectRoot } from '../product.ts'
import type { Component } from './components.ts'
import type { OtherComponent } from './licences.ts'

/** The bill of materials, in the program and beside it. */
export const SBOM_FILE = 'sbom.cdx.json'

interface BomComponent {
  readonly 'bom-ref'?: string
  readonly name: string
  readonly version?: string
}
interface Bom {
  readonly metadata: { readonly component: BomComponent } & Readonly<Record<string, unknown>>
  readonly components: readonly BomComponent[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
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
  components: readonly Component[],
  runtime: OtherComponent | undefined,
): Bom {
  const shipped = new Set(components.map(({ name, version }) => `${name}@${version}`))
  const kept = bom.components.filter(({ name, version }) => shipped.delete(`${name}@${version}`))
  if (shipped.size > 0) throw new Error(`npm does not list ${[...shipped].join(', ')}, which are shipped.`)
  const root = bom.metadata.component['bom-ref'] ?? ''
  const refs = new Set([root, ...kept.map(one => one['bom-ref'] ?? '')])
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
    // npm gives the name of the folder
    metadata: { ...bom.metadata, component: { ...bom.metadata.component, name: product.name } },
    components: [...kept, ...(engine ?? [])],
    dependencies: bom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(one => ({ ...one, dependsOn: (one.dependsOn ?? []).filter(ref => refs.has(ref)) })),
  }
}

function npmSbom(): Bom {
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
