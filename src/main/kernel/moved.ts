import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/kernel/errors.ts'
import { nameDurably } from './files/durable-names.ts'
import { writeWhole } from './library.ts'
import { thisMachine } from './machine.ts'

const NOTE_NAME = 'deplacee.json'
const ORIGIN_NAME = 'origine.json'
/** The end of the name of a copy under way, beside its place. */
const COPY_END = '.deplacement'
/** Moves that are followed one after the other: more would turn round. */
const MAX_MOVES = 8

/** The note in the folder that a library left: where it went, on which machine. */
const noteTexts = ['kind', 'to', 'at', 'machine', 'name'] as const
type Note = TextsOf<typeof noteTexts> & { readonly pretoire: 1 }

/** The note in a moved library about the folder it left. */
const originTexts = ['from', 'at'] as const
export type Origin = TextsOf<typeof originTexts>

type TextsOf<Names extends readonly string[]> = { readonly [Name in Names[number]]: string }

/** Lock of a library that is being moved. */
export const MOVE_LOCK = 'deplacement'
/** Files of a move: none of them is of the library itself. */
export const MOVE_FILES: ReadonlySet<string> = new Set([NOTE_NAME, ORIGIN_NAME])

/** Where the copy of a library stands until it is proven. */
export const copyOf = (to: string): string => to + COPY_END

/** Reads a note whose texts are all there, checked by hand: every process reads notes before it does anything, and zod is long to load. */
function read<const Names extends readonly string[]>(
  file: string,
  names: Names,
): (TextsOf<Names> & { readonly pretoire?: unknown }) | undefined {
  try {
    const note = JSON.parse(readFileSync(file, 'utf8'))
    return names.every(name => typeof note[name] === 'string') ? note : undefined
  } catch {
    return undefined
  }
}

function readNote(folder: string): TextsOf<typeof noteTexts> | undefined {
  const note = read(join(folder, NOTE_NAME), noteTexts)
  return note?.pretoire === 1 && note.kind === 'moved' && note.to !== '' ? note : undefined
}

/** The folder that a library was moved from, as the library says it. */
export function readOrigin(folder: string): Origin | undefined {
  const origin = read(join(folder, ORIGIN_NAME), originTexts)
  return origin?.from === '' ? undefined : origin
}

export const writeOrigin = (folder: string, origin: Origin): void =>
  writeWhole(join(folder, ORIGIN_NAME), Buffer.from(JSON.stringify(origin)))

/** Moves a library: from this one write on, its new folder is opened. The copy is whole and proven. */
export function writeMovedNote(from: string, to: string, at = new Date().toISOString()): void {
  const note: Note = { pretoire: 1, kind: 'moved', to, at, ...thisMachine() }
  writeWhole(join(from, NOTE_NAME), Buffer.from(JSON.stringify(note)))
}

/** Takes back a move, where the library is wanted in the folder it left. */
export const dropMovedNote = (folder: string): void => rmSync(join(folder, NOTE_NAME), { force: true })

/** The folder a library is in now. A copy that a kill left under its passing name is given its own. */
export function followMoves(folder: string): string {
  let place = folder
  for (let moves = 0; moves < MAX_MOVES; moves += 1) {
    const note = readNote(place)
    if (!note || note.machine !== thisMachine().machine) return place
    takePlace(note.to)
    // of one that is not there, the folder it left says so
    if (!existsSync(join(note.to, 'library.db'))) return place
    place = note.to
  }
  return place
}

/** The folders that a library left, the last first, whose notes lead to it: a window may have it open by one of them. */
export function foldersLeft(folder: string): string[] {
  const left: string[] = []
  for (let place = folder; left.length < MAX_MOVES; ) {
    const from = readOrigin(place)?.from
    if (from === undefined || readNote(from)?.to !== place) break
    left.push(from)
    place = from
  }
  return left
}

/** Gives a proven copy its name. */
export function takePlace(to: string): void {
  if (existsSync(to) || !existsSync(copyOf(to))) return
  try {
    nameDurably(copyOf(to), to)
  } catch {
    // the folder it left says that it is not there
  }
}

/** Refuses the folder that a library left: what is written there would be in no other. */
export function refuseMoved(folder: string): void {
  const note = readNote(folder)
  if (!note) return
  if (note.machine !== thisMachine().machine)
    throw new AppError(
      'refused',
      `Cette bibliothèque a été déplacée dans «\u00a0${note.to}\u00a0», sur l’ordinateur «\u00a0${note.name}\u00a0» : ce dossier n’en garde que les sauvegardes, et l’ancienne, mise de côté. Rien n’a été changé. Pour travailler ici, rétablissez une de ces sauvegardes dans une autre bibliothèque.`,
    )
  throw new AppError(
    'refused',
    existsSync(join(note.to, 'library.db'))
      ? `Cette bibliothèque a été déplacée dans «\u00a0${note.to}\u00a0» : ouvrez-la là. Rien n’a été changé.`
      : `Cette bibliothèque a été déplacée dans «\u00a0${note.to}\u00a0», qui n’est pas là en ce moment. Rien n’a été changé. Branchez le disque où elle est, ou remettez ce dossier à sa place, puis recommencez. S’il est perdu, «\u00a0pretoire rescue\u00a0» liste les sauvegardes qui sont ici, et en rétablit une.`,
  )
}
