/**
 * npm run release:sign [-- DIR]: the checksums of all the installers of a folder, their signature, and the updates in one file.
 * For installers made on several machines: the secret key is needed on this one alone.
 */
import { readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { NOTES_FILE, SIGNATURE_FILE, SUMS_FILE, UPDATE_EXTENSION } from '../../src/main/updates/release.ts'
import { projectRoot } from '../product.ts'
import { writeRelease } from '../release.ts'
import { releaseDate } from '../release-date.ts'
import { putPublicKey, releaseKey } from './publisher-key.ts'

const WRITTEN: readonly string[] = [NOTES_FILE, SUMS_FILE, SIGNATURE_FILE]

async function main(out: string): Promise<void> {
  const key = releaseKey()
  if (!key) throw new Error('PRETOIRE_RELEASE_KEY ne donne pas de clé : rien n’a été signé.')
  console.log(putPublicKey(undefined, key))
  const files = readdirSync(out)
    .filter(name => !WRITTEN.includes(name) && !name.endsWith(UPDATE_EXTENSION))
    .map(name => join(out, name))
  if (files.length === 0) throw new Error(`Rien à signer dans ${out}.`)
  for (const file of await writeRelease(out, files, { key, date: releaseDate() })) console.log(basename(file))
}

try {
  await main(resolve(process.argv[2] ?? join(projectRoot, 'dist')))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
