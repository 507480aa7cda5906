import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Output } from '../../../shared/contract/contract.ts'
import { countOf } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { missingSentence, remoteSentence, toFetchSentence } from '../../../shared/safekeeping/model.ts'
import { systemTemporary } from '../../kernel/files/system-temporary.ts'
import { lossOf } from '../../library/marker.ts'
import { openLibrary } from '../../library/open-library.ts'
import { type Rescue, rescueText } from '../../safekeeping/rescue/rescue.ts'
import { toStandardOutput } from '../deliver.ts'
import { report } from '../drafts/drafts.ts'
import { refuseUnreadable } from '../given-file.ts'
import { unlockByPassphrase } from '../passphrase.ts'
import type { Runs, VerbClis } from '../verb.ts'
import type { safekeepingVerbs } from './safekeeping-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof safekeepingVerbs> = {
  backup: async (cli, words) => {
    const [to = ''] = words
    if (to === toStandardOutput) return backUpToPipe(cli)
    const file = resolve(to)
    const backup = await cli.call['backups.create']({ to: cli.place(file, true) })
    cli.print({ ...backup, file }, () => `${madeText(backup, file)}`)
    return 0
  },
  backups: async cli => {
    const { place, 'no-place': none } = cli.options
    if (place !== undefined || none)
      await cli.call['backups.setSecondPlace']({
        place: none || place === undefined ? null : cli.place(place, true),
      })
    const [all, second] = [await cli.call['backups.list']({}), await cli.call['backups.secondPlace']({})]
    cli.print({ backups: all, secondPlace: second }, () =>
      [...(all.map(backupText).join('\n') || 'Aucune sauvegarde.').split('\n'), placeText(second)].join('\n'),
    )
    return 0
  },
  restore: async (cli, words) => {
    const [path = ''] = words
    const file = cli.file(path)
    const preview = await previewOrRescue(cli, path)
    if ('aside' in preview) {
      cli.print(preview, () => rescueText(preview))
      return 0
    }
    const { backup, library, at } = preview
    const { previous, missing, remote } = await cli.call['backups.restore']({ file })
    cli.print(
      { previous, at, backup, replaced: library, missing, remote },
      () =>
        `Bibliothèque du ${at.slice(0, 10)} remise : ${backup.sources} sources, ${backup.dossiers} dossiers, ${backup.drafts} écrits, ${backup.exhibits} pièces.\n` +
        (missing.length > 0 ? `Sauvegarde incomplète. ${missingSentence(missing)}\n` : '') +
        (remote.length > 0 ? `${toFetchSentence(remote)}\n` : '') +
        `Ce qu’elle remplace est gardé dans ${previous}.`,
    )
    return 0
  },
  move: async (cli, words) => {
    const [{ moveLibrary, moveText, planMove, planText }, { proposedFolder }] = await Promise.all([
      import('../../safekeeping/moving/move-library.ts'),
      import('../../safekeeping/moving/destination.ts'),
    ])
    const to = words[0] ?? proposedFolder()
    if (!cli.options.apply) {
      const plan = planMove(cli.folder, to)
      cli.print(plan, () => `${planText(plan)}\nRien n’a été déplacé : ajoutez --apply.`)
      return 0
    }
    await unlockByPassphrase(cli.folder, cli)
    const move = await moveLibrary(cli.folder, to, step => cli.note(`${step}…`))
    cli.print(move, () => moveText(move))
    return 0
  },
  rescue: async cli => {
    const { folder, options } = cli
    const { acceptDatabase, adoptVault, beginEmpty, rescueBackups, rescueRestore } = await import(
      '../../safekeeping/rescue/rescue.ts'
    )
    if (options.restore) refuseUnreadable(options.restore)
    if (options.accept) acceptDatabase(folder)
    if (options.restore) await adoptVault(folder, resolve(options.restore))
    if (options.restore || options.salvage || options.empty) await unlockByPassphrase(folder, cli)
    if (options.salvage) {
      const { salvageLibrary, salvageText } = await import('../../safekeeping/rescue/salvage.ts')
      const salvage = await salvageLibrary(folder)
      cli.print(salvage, () => salvageText(salvage))
      return salvage.losses.length > 0 ? 1 : 0
    }
    if (options.empty) beginEmpty(folder)
    if (options.restore) {
      const outcome = await rescueRestore(folder, resolve(options.restore))
      cli.print(outcome, () => rescueText(outcome))
      return 0
    }
    const reason = openingProblem(folder)
    const all = rescueBackups(folder)
    cli.print({ opens: reason === undefined, reason, backups: all }, () =>
      [
        reason ?? 'La bibliothèque s’ouvre.',
        ...all.map(backupText),
        all.length === 0 ? 'Aucune sauvegarde.' : '',
      ]
        .filter(Boolean)
        .join('\n'),
    )
    return reason === undefined ? 0 : 1
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
        `${backup.remote > 0 ? 'Sauvegarde faite' : 'Sauvegarde faite et relue'} : ${backup.file} (${octets(backup.bytes)}).`,
        ...(backup.remote > 0 ? [remoteSentence(backup.remote)] : []),
        installation.sentence,
        ...(installation.command ? [installation.command] : []),
      ].join('\n'),
    )
    return 0
  },
}

/** Looks into a backup; where the library itself does not open, puts the backup in its place at once, in a new file. */
async function previewOrRescue(
  cli: VerbClis<typeof safekeepingVerbs>['restore'],
  path: string,
): Promise<Output<'backups.preview'> | Rescue> {
  try {
    return await cli.call['backups.preview']({ file: cli.file(path) })
  } catch (error) {
    if (lossOf(error) === undefined) throw error
    const { adoptVault, rescueRestore } = await import('../../safekeeping/rescue/rescue.ts')
    await adoptVault(cli.folder, resolve(path))
    await unlockByPassphrase(cli.folder, cli)
    return rescueRestore(cli.folder, resolve(path))
  }
}

/** Why the library of a folder does not open; undefined where it does. */
function openingProblem(folder: string): string | undefined {
  try {
    openLibrary(folder).close()
    return undefined
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

type Backup = Output<'backups.list'>[number]

const octets = (bytes: number) => `${bytes.toLocaleString('fr-FR')} octets`

/** A backup just made, with what it lacks. */
function madeText(backup: Omit<Backup, 'file'>, to: string): string {
  const lacks = [
    backup.proof === 'unproven' &&
      'Une partie de la bibliothèque ne se lit plus : «\u00a0pretoire doctor\u00a0» dit laquelle.',
    backup.missing.length > 0 && `Sauvegarde incomplète. ${missingSentence(backup.missing)}`,
    remoteSentence(backup.remote),
  ].filter(Boolean)
  // what it holds was read back; « relue » alone would say that nothing lacks
  return [
    `${backup.remote > 0 ? 'Sauvegarde faite' : 'Sauvegarde faite et relue'} : ${to} (${octets(backup.bytes)}).`,
    ...lacks,
  ].join('\n')
}

const PROOF_TEXT = {
  proven: 'relue quand elle a été faite',
  unproven: 'une partie ne se lit plus',
  unread: 'ancienne, pas encore relue',
  damaged: 'endommagée',
} as const

/** « 2026-11-28  12 dossiers, dernier changement le 2026-11-27, 120 345 octets, relue quand elle a été faite  pretoire-….zip » */
export function backupText({
  at,
  name,
  bytes,
  proof,
  missing,
  remote,
  partial,
  counts,
  lastChange,
}: Backup): string {
  const parts = [
    counts && `${counts.dossiers} dossier${counts.dossiers > 1 ? 's' : ''}`,
    lastChange && `dernier changement le ${lastChange.slice(0, 10)}`,
    octets(bytes),
    (proof !== 'proven' || remote === 0) && PROOF_TEXT[proof],
    missing.length > 0 && `incomplète (${missing.length})`,
    remote > 0 && `sans ${countOf(remote, 'pièce restée', 'pièces restées')} dans un espace`,
    partial && 'sans les textes importés',
  ].filter(Boolean)
  return `${at.slice(0, 10)}  ${parts.join(', ')}  ${name}`
}

function placeText(second: Output<'backups.secondPlace'>): string {
  if (!second) return 'Seconde place : aucune.'
  const last = second.lastCopy
    ? `dernière copie du ${second.lastCopy.slice(0, 10)}`
    : 'rien n’y a encore été copié'
  const state = second.isThere
    ? (second.failure ?? '')
    : 'Elle n’est pas là en ce moment : la copie se fera à son retour.'
  return `Seconde place : ${second.folder}, ${last}. ${state}`.trim()
}

/** A verified update, as one reads it before it is installed. */
function updateText({ version, date, name, key, notes }: Output<'updates.examine'>): string {
  const publisher = key.comment ? `«\u00a0${key.comment}\u00a0» (clé ${key.id})` : `la clé ${key.id}`
  return `Prétoire ${version} du ${date} : ${name}\nSignature vérifiée : ${publisher}.${notes ? `\n${notes}` : ''}`
}

/** Backs the library up beside it, re-reads the file, then sends it to standard output. */
async function backUpToPipe(cli: VerbClis<typeof safekeepingVerbs>['backup']): Promise<number> {
  const folder = systemTemporary('sauvegarde')
  try {
    const path = join(folder, 'sauvegarde.zip')
    const { file: _, ...backup } = await cli.call['backups.create']({ to: cli.place(path, false) })
    await cli.pipe(path)
    cli.print(backup, () => madeText(backup, 'vers la sortie standard'))
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
