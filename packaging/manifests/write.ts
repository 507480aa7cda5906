/**
 * npm run release:manifests [-- DIR [OUT]]: manifests of a release for the catalogues of programs, from its list of checksums: winget's
 * manifests, Homebrew's cask. Written apart from the release (`manifests`), to be proposed to each catalogue once it is published.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { SUMS_FILE } from '../../src/main/updates/release.ts'
import { product, projectRoot } from '../product.ts'
import { releaseDate } from '../release-date.ts'
import { homebrewCask } from './homebrew.ts'
import { publishedRelease } from './published.ts'
import { wingetManifests } from './winget.ts'

function main(folder: string, out: string): void {
  const release = publishedRelease(readFileSync(join(folder, SUMS_FILE), 'utf8'), {
    homepage: product.homepage,
    date: releaseDate().toISOString().slice(0, 10),
  })
  const manifests = [...wingetManifests(release), ...homebrewCask(release)]
  // those of a version before are of another list
  for (const catalogue of ['winget', 'homebrew'])
    rmSync(join(out, catalogue), { recursive: true, force: true })
  for (const { path, text } of manifests) {
    mkdirSync(dirname(join(out, path)), { recursive: true })
    writeFileSync(join(out, path), text)
    console.log(path)
  }
  if (manifests.length === 0)
    console.log('Ni « setup.exe » ni archive de macOS dans cette version : aucun catalogue n’est à prévenir.')
}

const [folder = join(projectRoot, 'dist'), out = join(projectRoot, 'manifests')] = process.argv.slice(2)
try {
  main(resolve(folder), resolve(out))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
