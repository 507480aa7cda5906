import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/kernel/errors.ts'
import { safely } from '../kernel/database/refusals.ts'
import { archOf, BROWSER_SUFFIX, editionOf, type InstallerKind, installerOf } from './release.ts'
import type { Trust } from './trust.ts'
import type { UpdateParts } from './update-parts.ts'

/** Space left free on the disk beside an installer. */
const ROOM_BYTES = 64 * 2 ** 20

/** An installer whose bytes are those that were signed, in a folder that only the user reads. */
export interface StagedInstaller {
  readonly id: string
  readonly name: string
  readonly kind: InstallerKind
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * Copies the installer of an update into `updates/` of the library, where no other program changes it between its verification
 * and its start. It takes the place of the one before; `sweep` drops it after a day.
 */
export function stageInstaller(
  folder: string,
  parts: UpdateParts,
  sums: ReadonlyMap<string, string>,
  trust: Trust,
): Promise<StagedInstaller> {
  const { installer, loose } = parts
  if (!loose) refuseOtherSystem(installer.name, trust)
  return safely(async () => {
    const { bavail, bsize } = await statfs(folder)
    if (installer.bytes > bavail * bsize - ROOM_BYTES) throw noRoom()
    await rm(join(folder, 'updates'), { recursive: true, force: true })
    const id = randomUUID()
    const place = join(folder, 'updates', id)
    await mkdir(place, { recursive: true, mode: 0o700 })
    try {
      const beside = join(place, 'part')
      const sha256 = await copy(installer, beside)
      const name = loose ? nameOf(sums, sha256) : installer.name
      if (!name || sums.get(name) !== sha256)
        throw alteredError(`«\u00a0${installer.name}\u00a0» n’est pas le fichier que son éditeur a signé`)
      const kind = refuseOtherSystem(name, trust)
      const file = join(place, name)
      await rename(beside, file)
      return { id, name, kind, file, bytes: installer.bytes, sha256 }
    } catch (error) {
      await rm(place, { recursive: true, force: true })
      if (error instanceof AppError || isOfDisk(error)) throw error
      throw alteredError('son installateur ne se lit pas en entier')
    }
  })
}

/** Whether an installer set aside is still the one that was verified. */
export async function isUnchanged({ file, sha256 }: StagedInstaller): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  } catch {
    return false
  }
  return hash.digest('hex') === sha256
}

async function copy(installer: UpdateParts['installer'], to: string): Promise<string> {
  const hash = createHash('sha256')
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length
      hash.update(chunk)
      next(
        bytes > installer.bytes ? alteredError('son installateur est plus long qu’il ne le dit') : null,
        chunk,
      )
    },
  })
  await pipeline(await installer.open(), meter, createWriteStream(to, { mode: 0o600, flags: 'wx' }))
  const file = await open(to, 'r+')
  await file.sync().finally(() => file.close())
  return hash.digest('hex')
}

const nameOf = (sums: ReadonlyMap<string, string>, sha256: string) =>
  [...sums].find(([, sum]) => sum === sha256)?.[0]

const isOfDisk = (error: unknown) =>
  error instanceof Error && 'code' in error && /^E(NOSPC|DQUOT|ACCES|ROFS|PERM|IO)$/.test(String(error.code))

function refuseOtherSystem(name: string, { platform, arch, edition }: Trust): InstallerKind {
  const installer = installerOf(name)
  const wantedArch = archOf(name)
  const fits = installer?.platform === platform && (wantedArch === undefined || wantedArch === arch)
  if (fits && editionOf(name) === edition) return installer.kind
  if (fits)
    throw new AppError(
      'refused',
      edition === 'browser'
        ? `«\u00a0${name}\u00a0» est l’édition qui a sa propre fenêtre ; la vôtre s’ouvre dans un navigateur. Rien n’a été changé : demandez à l’éditeur le fichier «\u00a0pretoire-${BROWSER_SUFFIX}\u00a0».`
        : `«\u00a0${name}\u00a0» est l’édition qui s’ouvre dans un navigateur ; la vôtre a sa propre fenêtre. Rien n’a été changé : demandez à l’éditeur le fichier sans «\u00a0${BROWSER_SUFFIX}\u00a0».`,
    )
  throw new AppError(
    'refused',
    `«\u00a0${name}\u00a0» est fait pour un autre système que celui de cet ordinateur. Rien n’a été changé : demandez à l’éditeur le fichier de votre système.`,
  )
}

/** The refusal of what is not what its publisher signed. */
export const alteredError = (what: string) =>
  new AppError(
    'damaged',
    `Cette mise à jour a été altérée : ${what}. Rien n’a été changé. Téléchargez-la de nouveau, et ne l’installez pas par un autre moyen.`,
  )

const noRoom = () =>
  new AppError(
    'full',
    'Le disque n’a plus assez de place pour cette mise à jour. Rien n’a été changé : libérez de la place, puis recommencez.',
  )
