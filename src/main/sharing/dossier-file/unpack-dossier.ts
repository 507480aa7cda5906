import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../../shared/kernel/errors.ts'
import { beyondBounds } from '../../../shared/sharing/bounds.ts'
import { nameOnDisk } from '../../kernel/files/named-place.ts'
import { sealingFor } from '../../kernel/files/stored.ts'
import { readEntry, readZipEntries, type ZipEntry } from '../../kernel/files/zip.ts'
import type { ForeignReader } from '../../kernel/readers/foreign-reader.ts'
import { DossierFile, hashesIn, MAX_CONTENT_BYTES } from './dossier-file.ts'

/** Room left on the disk, in bytes, once the files of a dossier are unpacked. */
const LEFT_BYTES = 64 * 2 ** 20

interface Packed {
  readonly path: string
  readonly name: string
  /** where its files are unpacked, each under its hash; the caller removes it */
  readonly to: string
}

/** A dossier of elsewhere, parsed, and the hashes of those of its files that are whole. */
export interface UnpackedDossier {
  readonly content: DossierFile
  readonly hashes: ReadonlySet<string>
}

/** Reads the file of a dossier. Only the files that its content names are unpacked, so that it leaves nothing that belongs to none. */
export const dossierFileReader: ForeignReader<Packed, UnpackedDossier> = {
  name: 'dossier file',
  run: async ({ path, name, to }) => {
    let content: DossierFile | undefined
    let named = new Set<string>()
    const hashes = new Set<string>()
    await mkdir(to, { recursive: true, mode: 0o700 })
    let room = await roomIn(dirname(to))
    await readZipEntries(
      path,
      async entry => {
        if (entry.name === 'dossier.json' && !content) {
          content = await contentOf(entry, name)
          named = new Set(content && hashesIn(content))
          return
        }
        const sha256 = /^files\/([0-9a-f]{64})$/.exec(entry.name)?.[1]
        if (!sha256 || !named.delete(sha256)) return
        room -= entry.bytes
        if (room < 0) throw noRoom(name)
        if (await unpackFile(entry, join(to, nameOnDisk(to, sha256)), sha256)) hashes.add(sha256)
      },
      { isForeign: true },
    )
    if (!content)
      throw new AppError(
        'damaged',
        `«\u00a0${name}\u00a0» n’est pas un dossier exporté de Prétoire. Rien n’a été ajouté.`,
      )
    return { content, hashes }
  },
}

async function contentOf(entry: ZipEntry, name: string): Promise<DossierFile | undefined> {
  if (entry.bytes > MAX_CONTENT_BYTES)
    throw new AppError(
      'full',
      `«\u00a0${name}\u00a0» porte plus de texte que Prétoire n’en écrit dans un dossier : il n’a pas été ouvert, par prudence. Rien n’a été ajouté.`,
    )
  const json = parseJson((await readEntry(entry.open())).toString('utf8'))
  const excess = beyondBounds(json)
  if (excess)
    throw new AppError(
      'refused',
      `«\u00a0${name}\u00a0» n’est pas un dossier que Prétoire écrit : ${excess}. Rien n’a été ajouté.`,
    )
  return DossierFile.safeParse(json).data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Unpacks a file; false, and nothing left of it, where its bytes are not those that its name says. */
async function unpackFile({ open }: ZipEntry, to: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256')
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk)
      next(null, chunk)
    },
  })
  await pipeline(
    await open(),
    meter,
    sealingFor(to),
    createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true }),
  )
  const isWhole = hash.digest('hex') === sha256
  if (!isWhole) await rm(to, { force: true })
  return isWhole
}

async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize - LEFT_BYTES
}

const noRoom = (name: string) =>
  new AppError(
    'full',
    `Le disque n’a plus assez de place pour les pièces de «\u00a0${name}\u00a0». Rien n’a été ajouté : libérez de la place, puis recommencez.`,
  )
