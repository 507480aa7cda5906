import { existsSync, mkdirSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '../../../shared/kernel/errors.ts'
import { hold } from '../../kernel/database/hold.ts'
import { flushFolder } from '../../kernel/files/durable-names.ts'
import { hashFile } from '../../kernel/files/keep-file.ts'
import { copyOf, MOVE_LOCK, readOrigin, takePlace, writeMovedNote, writeOrigin } from '../../kernel/moved.ts'
import { forgetKeys, keysFor, shareKeys } from '../../kernel/vault/keys.ts'
import { refuseLocked } from '../../kernel/vault/locked.ts'
import { refuseLeased } from '../../library/lease.ts'
import { refuseProtected } from '../../library/protected.ts'
import { synchroniserOf } from '../../library/synchronised.ts'
import { proveFile } from '../proof-thread.ts'
import { moveAside } from '../rescue/rescue.ts'
import { changeState, readState } from '../state.ts'
import { alone, closeJournal } from '../vault/convert-database.ts'
import { copyFiles, differences, filesToMove } from './copy-folder.ts'
import { requireDestination, requireSpace } from './destination.ts'

/** A library moved: where it is, where its database of before is kept, where its backups go too. */
export interface Move {
  readonly to: string
  readonly aside: string | undefined
  readonly secondPlace: string
}

/** A move to come: from where to where, the tool that copies the folder it leaves, where its backups will go too. */
export interface MovePlan {
  readonly from: string
  readonly to: string
  readonly synchroniser: string | undefined
  readonly secondPlace: string
  /** it was chosen before; else it is the folder left */
  readonly isSecondPlaceChosen: boolean
}

/** Says what a move would do, and refuses what it would refuse before its copy; touches nothing. */
export function planMove(from: string, to: string): MovePlan {
  const [source, target] = [resolve(from), resolve(to)]
  requireLibrary(source)
  requireDestination(source, target)
  const chosen = readState(join(source, 'backups')).secondPlace?.folder
  return {
    from: source,
    to: target,
    synchroniser: synchroniserOf(source),
    secondPlace: chosen ?? join(source, 'backups'),
    isSecondPlaceChosen: chosen !== undefined,
  }
}

/** The plan, as one reads it. */
export const planText = ({ from, to, synchroniser, secondPlace, isSecondPlaceChosen }: MovePlan): string =>
  [
    synchroniser
      ? `La bibliothèque est dans «\u00a0${from}\u00a0», que ${synchroniser} copie.`
      : `La bibliothèque est dans «\u00a0${from}\u00a0», où aucun outil de synchronisation n’est reconnu : rien n’oblige à la déplacer.`,
    `Elle irait dans «\u00a0${to}\u00a0» ; la base d’ici serait mise de côté, rien ne serait supprimé.`,
    isSecondPlaceChosen
      ? `Chaque sauvegarde du jour irait toujours aussi dans «\u00a0${secondPlace}\u00a0».`
      : `Chaque sauvegarde du jour serait aussi copiée dans «\u00a0${secondPlace}\u00a0», qui deviendrait la seconde place («\u00a0backups --no-place\u00a0» l’ôte).`,
  ].join('\n')

/** The outcome, as one reads it. */
export const moveText = ({ to, aside, secondPlace }: Move): string =>
  [
    `La bibliothèque est maintenant dans «\u00a0${to}\u00a0» : chaque fichier y a été relu, la base vérifiée. Chaque sauvegarde du jour est aussi copiée dans «\u00a0${secondPlace}\u00a0».`,
    aside
      ? `La base d’avant est mise de côté, «\u00a0${aside}\u00a0», et les pièces sont restées à leur place : quand vous aurez vérifié la nouvelle, vous pourrez les supprimer, sauf les sauvegardes.`
      : '',
  ]
    .filter(Boolean)
    .join(' ')

/**
 * Moves the library of a folder that nothing has open to another folder, out of reach of a tool that copies it while it is written.
 * The copy is read back, file by file, and its database proven; then one note in the folder it left makes it the library. A kill
 * before that note leaves the library as it was; after it, the new one is opened. Nothing is deleted.
 */
export async function moveLibrary(
  from: string,
  to: string,
  onStep: (step: string) => void = () => undefined,
): Promise<Move> {
  const [source, target] = [resolve(from), resolve(to)]
  refuseLocked(source)
  refuseLeased(source)
  requireLibrary(source)
  requireDestination(source, target)
  refuseProtected(source)
  const release = hold(source, MOVE_LOCK)
  try {
    return await alone(source, () => move(source, target, onStep))
  } finally {
    release?.()
  }
}

function requireLibrary(source: string): void {
  if (!existsSync(join(source, 'library.db')))
    throw new AppError(
      'not-found',
      `Il n’y a pas de bibliothèque dans «\u00a0${source}\u00a0» : rien n’a été déplacé.`,
    )
}

async function move(source: string, target: string, onStep: (step: string) => void): Promise<Move> {
  closeJournal(join(source, 'library.db'))
  const files = filesToMove(source)
  requireSpace(
    target,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  )
  const copy = copyOf(target)
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true, mode: 0o700 })
  writeOrigin(copy, { from: source, at: new Date().toISOString() })
  onStep('La copie')
  await copyFiles(
    source,
    copy,
    files.map(({ path }) => path),
  )
  onStep('La vérification')
  await proveCopy(source, copy)
  const secondPlace = backUpAt(source, copy)
  if (existsSync(target)) rmdirSync(target)
  flushFolder(copy)
  onStep('Le changement de dossier')
  writeMovedNote(source, target)
  takePlace(target)
  flushFolder(dirname(target))
  if (keysFor(source)) shareKeys(source, target)
  for (const place of [source, copy]) forgetKeys(place)
  onStep('La mise de côté de l’ancienne')
  return { to: target, aside: setAside(source), secondPlace }
}

/** Proves the database of the copy, and that nothing came into the library meanwhile. */
async function proveCopy(source: string, copy: string): Promise<void> {
  if (keysFor(source)) shareKeys(source, copy)
  const { faults } = await proveFile(join(copy, 'library.db'))
  if (faults.length > 0)
    throw new AppError(
      'damaged',
      'La base de la bibliothèque est endommagée : elle n’a pas été déplacée, et rien n’a été changé. «\u00a0Vérifier la bibliothèque\u00a0» dit ce qui ne va pas ; rétablissez une sauvegarde, puis recommencez.',
    )
  const [first, second] = [join(source, 'library.db'), join(copy, 'library.db')]
  const isSame = (await hashFile(first)) === (await hashFile(second)) && !existsSync(`${first}-wal`)
  if (!isSame || differences(source, copy).length > 0)
    throw new AppError(
      'refused',
      'La bibliothèque a changé pendant qu’elle était copiée : elle n’a pas été déplacée, et rien n’est perdu. Fermez les autres fenêtres de Prétoire, laissez l’outil de synchronisation finir, puis recommencez.',
    )
}

/** Has the copy's backups copied to the folder of the old ones, unless they go to a second place already. Returns where. */
function backUpAt(source: string, copy: string): string {
  const backups = join(copy, 'backups')
  const folder = readState(backups).secondPlace?.folder ?? join(source, 'backups')
  changeState(backups, { secondPlace: { folder } })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** Sets aside the database of the folder that a library left; where it cannot be, it stays, and is not opened. */
function setAside(source: string): string | undefined {
  try {
    return moveAside(source)
  } catch {
    return undefined
  }
}

/** Ends a move that a kill stopped after its library was the new one. */
export function settleMove(folder: string): void {
  const origin = readOrigin(folder)
  if (origin && existsSync(join(origin.from, 'library.db'))) setAside(origin.from)
}
