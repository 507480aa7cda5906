import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Output } from '../../../shared/kernel/contract.ts'
import { toStandardOutput } from '../deliver.ts'
import { report } from '../drafts/drafts.ts'
import type { Runs, VerbClis } from '../verb.ts'
import type { safekeepingVerbs } from './table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof safekeepingVerbs> = {
  backup: async (cli, words) => {
    const [to = ''] = words
    if (to === toStandardOutput) return backUpToPipe(cli)
    const file = resolve(to)
    const backup = await cli.call['backups.create']({ to: cli.place(file, true) })
    cli.print(
      { ...backup, file },
      () => `Sauvegarde faite et relue : ${file} (${backup.bytes.toLocaleString('fr-FR')} octets).`,
    )
    return 0
  },
  restore: async (cli, words) => {
    const [path = ''] = words
    const file = cli.file(path)
    const { backup, library, at } = await cli.call['backups.preview']({ file })
    const { previous } = await cli.call['backups.restore']({ file })
    cli.print(
      { previous, at, backup, replaced: library },
      () =>
        `Bibliothèque du ${at.slice(0, 10)} remise : ${backup.sources} sources, ${backup.dossiers} dossiers, ${backup.drafts} écrits, ${backup.exhibits} pièces.\n` +
        `Ce qu’elle remplace est gardé dans ${previous}.`,
    )
    return 0
  },
  doctor: async cli => {
    if (cli.options.mend) {
      const { aside, back, problems } = await cli.call['library.mend']({})
      cli.note(`${aside} mis de côté, ${back} rendus.`)
      return report(cli, problems, 'La bibliothèque est saine.')
    }
    return report(cli, await cli.call['library.doctor']({}), 'La bibliothèque est saine.')
  },
  update: async (cli, words) => {
    const update = await cli.call['updates.examine']({ files: words.map(cli.file) })
    if (cli.options.check) {
      cli.print(update, () => updateText(update))
      return 0
    }
    cli.note(updateText(update))
    const { backup, ...installation } = await cli.call['updates.install']({ id: update.id })
    cli.print({ ...update, ...installation, backup }, () =>
      [
        `Sauvegarde faite et relue : ${backup.file} (${backup.bytes.toLocaleString('fr-FR')} octets).`,
        installation.sentence,
        ...(installation.command ? [installation.command] : []),
      ].join('\n'),
    )
    return 0
  },
}

/** A verified update, as one reads it before it is installed. */
function updateText({ version, date, name, key, notes }: Output<'updates.examine'>): string {
  const publisher = key.comment ? `« ${key.comment} » (clé ${key.id})` : `la clé ${key.id}`
  return `Prétoire ${version} du ${date} : ${name}\nSignature vérifiée : ${publisher}.${notes ? `\n${notes}` : ''}`
}

/** Backs the library up beside it, re-reads the file, then sends it to standard output. */
async function backUpToPipe(cli: VerbClis<typeof safekeepingVerbs>['backup']): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-sauvegarde-'))
  try {
    const path = join(folder, 'sauvegarde.zip')
    const { file: _, ...backup } = await cli.call['backups.create']({ to: cli.place(path, false) })
    await cli.pipe(path)
    cli.print(backup, () => `Sauvegarde faite et relue (${backup.bytes.toLocaleString('fr-FR')} octets).`)
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
