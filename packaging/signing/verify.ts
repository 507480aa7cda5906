/**
 * npm run release:verify [-- DIR [KEY.pub]]: reads a folder of a release as those who receive it do. The signature by the key
 * given, else by that of the repository; each file by its checksum; each update in one file by the code of the program.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { examineUpdate } from '../../src/main/updates/examine.ts'
import { readPublicKeys, verifySignature } from '../../src/main/updates/minisign.ts'
import {
  archOf,
  editionOf,
  installerOf,
  readSums,
  SIGNATURE_FILE,
  SUMS_FILE,
  UPDATE_EXTENSION,
} from '../../src/main/updates/release.ts'
import { projectRoot } from '../product.ts'
import { sha256Of } from '../release.ts'

async function main(out: string, keyFile: string): Promise<void> {
  const keys = readPublicKeys(readFileSync(keyFile, 'utf8'))
  const message = readFileSync(join(out, SUMS_FILE))
  const verified = verifySignature(message, readFileSync(join(out, SIGNATURE_FILE), 'utf8'), keys)
  if (verified.state !== 'valid') throw new Error(`Signature de ${SUMS_FILE} : ${verified.state}.`)
  console.log(`${SUMS_FILE} : signé par ${verified.key.id}, ${verified.trustedComment.replaceAll('\t', ' ')}`)
  for (const [name, sha256] of readSums(message.toString('utf8')) ?? []) {
    if ((await sha256Of(join(out, name))) !== sha256) throw new Error(`${name} n’a pas la somme signée.`)
    console.log(`${name} : intact`)
  }
  const work = mkdtempSync(join(tmpdir(), 'pretoire-verify-'))
  try {
    for (const name of readdirSync(out).filter(one => one.endsWith(UPDATE_EXTENSION))) {
      const installer = name.slice(0, -UPDATE_EXTENSION.length)
      const trust = {
        keys,
        version: '0.0.0',
        platform: installerOf(installer)?.platform ?? '',
        arch: archOf(installer) ?? process.arch,
        edition: editionOf(installer),
      }
      const { version, date } = await examineUpdate(
        work,
        [{ path: join(out, name), name: basename(name) }],
        trust,
      )
      console.log(`${name} : accepté, version ${version} du ${date}`)
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const [folder = join(projectRoot, 'dist'), keyFile = join(projectRoot, 'resources', 'release-key.pub')] =
  process.argv.slice(2)
try {
  await main(resolve(folder), resolve(keyFile))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
