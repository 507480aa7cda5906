import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../../shared/kernel/errors.ts'
import { decodeText, openingsOf, readOpenings } from '../../campaign/sets/openings-file.ts'
import { findExport } from '../../kernel/files/exports.ts'
import { storedStream } from '../../kernel/files/stored.ts'
import { readEntry, readZip } from '../../kernel/files/zip.ts'
import { need } from '../args.ts'
import { deliver, toStandardOutput } from '../deliver.ts'
import { readGivenFile } from '../given-file.ts'
import { listing } from '../listing.ts'
import type { Cli, Runs, VerbClis } from '../verb.ts'
import type { setVerbs } from './member-table.ts'

type Verbs = VerbClis<typeof setVerbs>

/** Runs the verbs of its table. */
export const runs: Runs<typeof setVerbs> = {
  merge: async (cli, words) => {
    const [draft = ''] = words
    const out = cli.options.out
    const memberOption = cli.options.members
    const members = await membersOf(cli, memberOption)
    // a list received with openings has its own; the others are in a file
    const listOpenings = (await cli.call['targets.list']({})).find(isNamed(memberOption))?.openings ?? {}
    const table =
      Object.keys(listOpenings).length > 0 ? cli.options.openings : need(cli.options.openings, 'openings')
    const rows = table ? readOpenings(decodeText(readGivenFile(table))) : []
    const { openings, strays: unknownNames } = openingsOf(rows, members)
    for (const one of unknownNames)
      cli.note(`«\u00a0${one}\u00a0» n’est pas dans la liste : son ouverture est laissée.`)
    const format = cli.options.format ?? 'docx'
    const one = extname(out).toLowerCase() === '.docx'
    const set = await cli.call['sets.write']({
      set: {
        id: randomUUID(),
        title: (out !== toStandardOutput && basename(out, extname(out))) || 'envoi',
        draft,
        members: members.map(each => each.id),
        openings: { ...listOpenings, ...openings },
      },
      as: one ? 'one' : format,
      author: cli.options.author ?? '',
      run: randomUUID(),
    })
    const file = /^-$|\.(zip|docx)$/i.test(out)
      ? await deliver(cli, set.id, out)
      : await unpackArchive(cli, set.id, out)
    for (const member of set.left) cli.note(`${member.name} : ${member.missing.join(', ')}.`)
    cli.print(
      { file, written: set.written, left: set.left, pages: set.pages },
      () =>
        `${file} : ${set.written} texte${set.written > 1 ? 's écrits' : ' écrit'}${set.left.length > 0 ? `, ${set.left.length} laissé${set.left.length > 1 ? 's' : ''} (voir ci-dessus)` : ''}.`,
    )
    return set.left.length > 0 ? 1 : 0
  },
  'set list': async cli => {
    const sets = await cli.call['sets.list']({})
    cli.print(sets, () =>
      sets.length > 0
        ? sets
            .map(one => `${one.id}  ${one.title} (${Object.keys(one.openings).length}/${one.members.length})`)
            .join('\n')
        : 'Aucun envoi.',
    )
    return 0
  },
  'set give': async (cli, words) => {
    const [id = ''] = words
    const out = cli.options.out
    const file = await deliver(cli, (await cli.call['sets.give']({ id })).id, out)
    cli.print({ file }, () => `${file} : écrit.`)
    return 0
  },
  'set take': async (cli, words) => {
    const [id = '', path = ''] = words
    const report = await cli.call['sets.take']({ id, file: cli.file(path) })
    for (const one of report.lost)
      cli.note(`«\u00a0${one}\u00a0» n’est pas dans la liste : son ouverture est laissée.`)
    cli.print(report, () => `${report.taken} ouverture${report.taken > 1 ? 's reprises' : ' reprise'}.`)
    return report.lost.length > 0 ? 1 : 0
  },
  'opening list': listing(
    cli => cli.call['openings.list']({}),
    one => `${one.id}  ${one.text}`,
    'Aucune formule.',
  ),
  'opening save': async (cli, words) => {
    const [text = ''] = words
    const phrase = await cli.call['openings.save']({ id: randomUUID(), text })
    cli.print(phrase, () => `Gardée : ${phrase.id}`)
    return 0
  },
  'opening remove': async (cli, words) => {
    const [id = ''] = words
    const { back: isBack = false } = cli.options
    await cli.call[isBack ? 'openings.restore' : 'openings.remove']({ id })
    cli.print({ id }, () =>
      isBack ? 'Formule remise.' : `Formule retirée («\u00a0opening remove ${id} --back\u00a0» la remet).`,
    )
    return 0
  },
}

interface Choice {
  readonly id: string
  readonly name: string
}

const isNamed =
  (name: string) =>
  (list: { readonly id: string; readonly title: string }): boolean =>
    list.id === name || list.title === name

/** The members a list names, or those named one by one. */
async function membersOf(cli: Verbs['merge'], option: string): Promise<Choice[]> {
  const lists = await cli.call['targets.list']({})
  const list = lists.find(isNamed(option))
  const ids = list?.ranked.map(one => one.member) ?? option.split(',').map(one => one.trim())
  const { members } = await cli.call['members.list']({})
  const names = new Map(members.map(one => [one.id, `${one.first} ${one.last}`]))
  const unknownIds = ids.filter(id => id && !names.has(id))
  if (!list && unknownIds.length > 0)
    throw new AppError(
      'not-found',
      `«\u00a0${unknownIds[0]}\u00a0» n’est ni une liste, ni un membre connu. Listes : ${lists.map(one => one.title).join(', ') || 'aucune'}.`,
    )
  return ids.filter(Boolean).map(id => ({ id, name: names.get(id) ?? '' }))
}

/** A zip laid out as a folder. What is there under another name stays. */
async function unpackArchive(cli: Pick<Cli, 'folder'>, id: string, out: string): Promise<string> {
  const folder = resolve(out)
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new AppError(
      'refused',
      `«\u00a0${folder}\u00a0» est un fichier : donnez un dossier, ou un nom en .zip ou .docx.`,
    )
  mkdirSync(folder, { recursive: true })
  const archive = findExport(cli.folder, id)
  // a zip is read from a file in clear, and what it holds goes there in clear
  const clear = join(folder, `${id}.part`)
  try {
    await pipeline(storedStream(archive.path), createWriteStream(clear, { mode: 0o600 }))
    await readZip(clear, async (name, open) => {
      await writeFile(join(folder, basename(name)), await readEntry(open()), { mode: 0o600 })
    })
  } finally {
    await rm(clear, { force: true })
  }
  await rm(join(cli.folder, 'exports', id), { recursive: true, force: true })
  return folder
}
