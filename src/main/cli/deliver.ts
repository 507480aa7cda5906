import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/kernel/errors.ts'
import { describePages, type PagesCheck } from '../../shared/word/pages-check.ts'
import { safely } from '../kernel/database/refusals.ts'
import { findExport } from '../kernel/files/exports.ts'
import { storedStream } from '../kernel/files/stored.ts'
import type { Cli } from './verb.ts'

/** The name of standard output, where a file is to be written. */
export const toStandardOutput = '-'

/** Name of standard output in printed text. */
const standardOutput = 'sortie standard'

/** Copies an export where the user wants it, whole or not at all, and drops our own copy. */
export async function deliver(cli: Pick<Cli, 'folder' | 'pipe'>, id: string, out: string): Promise<string> {
  const output = findExport(cli.folder, id)
  if (out === toStandardOutput) {
    await cli.pipe(output.path)
    await rm(join(cli.folder, 'exports', id), { recursive: true, force: true })
    return standardOutput
  }
  const file = resolve(out)
  if (!existsSync(dirname(file)))
    throw new AppError(
      'not-found',
      `Le dossier «\u00a0${dirname(file)}\u00a0» n’existe pas : rien n’a été écrit.`,
    )
  try {
    await safely(async () => {
      await pipeline(storedStream(output.path), createWriteStream(`${file}.part`))
      await rename(`${file}.part`, file)
    })
  } catch (error) {
    await rm(`${file}.part`, { force: true })
    if (error instanceof AppError && error.code === 'full') throw error
    throw new AppError(
      'refused',
      `«\u00a0${file}\u00a0» ne peut pas être écrit : est-ce un dossier, ou un fichier ouvert ailleurs ? Choisissez un autre nom.`,
    )
  }
  await rm(join(cli.folder, 'exports', id), { recursive: true, force: true })
  return file
}

type VerifyCli = Cli<{ readonly 'verify-pages': boolean | undefined }, 'drafts.verify'>

/** Asks LibreOffice, with --verify-pages, for the pages of a Word file just made, which is written again where they differ. */
export const checkedPages = (cli: VerifyCli, exportId: string): Promise<PagesCheck> | undefined =>
  cli.options['verify-pages'] ? cli.call['drafts.verify']({ export: exportId, run: randomUUID() }) : undefined

/** Puts a Word file where it is wanted, its pages verified when asked; says so. */
export async function deliverChecked(
  cli: VerifyCli,
  output: { readonly id: string; readonly bytes: number },
  out: string,
  more: { readonly result?: object; readonly message?: string } = {},
): Promise<void> {
  const check = await checkedPages(cli, output.id)
  const file = await deliver(cli, output.id, out)
  const bytes = check?.bytes ?? output.bytes
  cli.print({ file, bytes, ...more.result, ...(check ? { checked: check } : {}) }, () =>
    [`${file} : écrit.${more.message ?? ''}`, ...(check ? [`${describePages(check)}.`] : [])].join('\n'),
  )
}
