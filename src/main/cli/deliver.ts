import { existsSync } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { safely } from '../db/refusals.ts'
import { findExport } from '../exports.ts'
import type { Cli } from './verb.ts'

/** Copies an export where the user wants it, whole or not at all, and drops our own copy. */
export async function deliver(cli: Cli, id: string, out: string): Promise<string> {
  const made = findExport(cli.folder, id)
  const file = resolve(out)
  if (!existsSync(dirname(file)))
    throw new AppError('not-found', `Le dossier « ${dirname(file)} » n’existe pas : rien n’a été écrit.`)
  try {
    await safely(async () => {
      await copyFile(made.path, `${file}.part`)
      await rename(`${file}.part`, file)
    })
  } catch (error) {
    await rm(`${file}.part`, { force: true })
    if (error instanceof AppError && error.code === 'full') throw error
    throw new AppError(
      'refused',
      `« ${file} » ne peut pas être écrit : est-ce un dossier, ou un fichier ouvert ailleurs ? Choisissez un autre nom.`,
    )
  }
  await rm(join(cli.folder, 'exports', id), { recursive: true, force: true })
  return file
}
