import { join } from 'node:path'
import { userCache } from './places.ts'

const needed = 22

/** Stops with a sentence on a Node that would crash on the database without a word. Call it before importing the database. */
export function checkNode(version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) >= needed) return
  console.error(
    `Prétoire a besoin de Node ${needed} ou plus récent (celui-ci est le ${version}). ` +
      'Passez par la commande « pretoire », ou depuis les sources par « npm start », qui trouvent la bonne version ; ou installez Node 24.',
  )
  process.exit(2)
}

/**
 * Keeps what V8 makes of the program's own code from one start to the next: from the sources, two thirds of a start. Where nothing can
 * be written there, nothing is kept. The threads begun later, and what this process runs, do the same.
 */
export function keepCode(folder: string = join(userCache(), 'code')): void {
  const kept = process.getBuiltinModule('node:module').enableCompileCache?.(folder)
  if (kept?.directory) process.env.NODE_COMPILE_CACHE ??= folder
}
