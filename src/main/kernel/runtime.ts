import { join } from 'node:path'
import { userCache } from './places.ts'

const MIN_NODE_MAJOR = 22

/** Stops with a sentence on a Node that would crash on the database without a word. Call it before importing the database. */
export function checkNode(version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) >= MIN_NODE_MAJOR) return
  console.error(
    `Prétoire a besoin de Node ${MIN_NODE_MAJOR} ou plus récent (celui-ci est le ${version}). ` +
      'Passez par la commande «\u00a0pretoire\u00a0», ou depuis les sources par «\u00a0npm start\u00a0», qui trouvent la bonne version ; ou installez Node 24.',
  )
  process.exit(2)
}

/**
 * Keeps what V8 makes of the program's own code from one start to the next: from the sources, two thirds of a start. Where nothing can
 * be written there, nothing is kept. The threads begun later, and what this process runs, do the same.
 */
export function keepCode(folder: string = join(userCache(), 'code')): void {
  const cache = process.getBuiltinModule('node:module').enableCompileCache?.(folder)
  if (cache?.directory) process.env.NODE_COMPILE_CACHE ??= folder
}
