import { authorityTitle, departmentBodies } from '../../../shared/campaign/waves/authorities.ts'
import { type DueLine, WaveText } from '../../../shared/campaign/waves/contract.ts'
import { linesNamed, markNames, readMarks } from '../../../shared/campaign/waves/marks.ts'
import { type Wave, type WaveLine, WaveMark } from '../../../shared/campaign/waves/model.ts'
import { nextText, standingNames } from '../../../shared/campaign/waves/table.ts'
import { Party } from '../../../shared/dossiers/model.ts'
import { dayFigures, longDayText } from '../../../shared/french/dates.ts'
import { countOf } from '../../../shared/french/wording.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { parseJson } from '../../../shared/kernel/json.ts'
import { decodeText } from '../../campaign/sets/openings-file.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import { readGivenFile } from '../given-file.ts'
import type { Runs } from '../verb.ts'
import type { waveVerbs } from './local-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof waveVerbs> = {
  'wave list': async cli => {
    const waves = await cli.call['waves.list']({})
    cli.print(
      waves,
      () =>
        waves
          .map(one => `${one.id}  ${one.title} (${countOf(one.lines.length, 'administration')})`)
          .join('\n') || 'Aucune vague de demandes.',
    )
    return 0
  },
  'wave new': async (cli, words) => {
    const {
      title,
      from,
      projects,
      prefectures,
      sdis,
      claimant,
      software = '',
      place = '',
      campaign,
    } = cli.options
    const list = from ? decodeText(readGivenFile(from)) : ''
    const readings = await cli.call['waves.read']({ text: [...words, list].join('\n') })
    const unread = readings.filter(one => !one.authority)
    for (const { line, choices } of unread)
      cli.note(
        choices.length > 1
          ? `«\u00a0${line}\u00a0»\u00a0: plusieurs communes (${choices.map(one => one.code).join(', ')})\u00a0: dites le département ou le code.`
          : `«\u00a0${line}\u00a0»\u00a0: administration non reconnue.`,
      )
    const all = projects ? (await cli.call['projects.list']({})).projects : []
    const ofProjects = (
      await Promise.all(
        all.flatMap(one =>
          one.communes.map(async ({ code }) => {
            const [reading] = await cli.call['waves.read']({ text: code })
            return reading?.authority ? [{ ...reading.authority, project: one.id }] : []
          }),
        ),
      )
    ).flat()
    const listed = [...ofProjects, ...readings.flatMap(one => one.authority ?? [])]
    const bodies = departmentBodies(listed, [
      ...(prefectures ? (['prefecture'] as const) : []),
      ...(sdis ? (['sdis'] as const) : []),
    ])
    if (bodies.unnamed.length > 0)
      cli.note(
        `Départements dont l’administration est à ajouter vous-même (son nom n’est pas connu ici)\u00a0: ${bodies.unnamed.join(', ')}.`,
      )
    const authorities = [...listed, ...bodies.added]
    if (authorities.length === 0)
      throw new UsageError(
        'Donnez des administrations, «\u00a0--from FICHIER\u00a0» ou «\u00a0--projects\u00a0».',
      )
    const claimants = claimant ? partiesIn(readGivenFile(claimant).toString('utf8')) : []
    const wave = await cli.call['waves.create']({
      ...{ title, authorities, claimants, software, place },
      ...(campaign && { campaign }),
    })
    cli.print(
      { ...wave, unread: unread.map(one => one.line) },
      () => `${wave.id}  ${wave.title}\u00a0: ${countOf(wave.lines.length, 'administration')}.`,
    )
    return unread.length > 0 ? 1 : 0
  },
  'wave show': async (cli, words) => {
    const [id = ''] = words
    const wave = await cli.call['waves.get']({ id })
    const { day } = cli.options
    const standings = await cli.call['waves.standing']({ id, ...(day && { day }) })
    cli.print({ wave, standings }, () =>
      wave.lines
        .map((line, at) => {
          const standing = standings[at]
          return [
            authorityTitle(line.authority),
            standing && standingNames[standing.state],
            standing?.silence && `silence le ${dayFigures(standing.silence)}`,
            standing && nextText(standing),
          ]
            .filter(Boolean)
            .join(' · ')
        })
        .join('\n'),
    )
    return 0
  },
  'wave export': async (cli, words) => {
    const [id = ''] = words
    const output = await cli.call['waves.export']({ id, format: cli.options.format })
    const file = await deliver(cli, output.id, cli.options.out)
    cli.print({ file, bytes: output.bytes }, () => `${file}\u00a0: écrit.`)
    return 0
  },
  'wave write': async (cli, words) => {
    const [id = ''] = words
    const { format = 'docx', day = localDay(new Date()), to, author = '', out } = cli.options
    const wave = await cli.call['waves.get']({ id })
    const output = await cli.call['waves.write']({
      ...{ id, day, author, as: format },
      ...(to && { lines: chosen(wave, to).map(one => one.id) }),
    })
    const file = await deliver(cli, output.id, out)
    cli.print(
      { file, written: output.written, pages: output.pages },
      () => `${file}\u00a0: ${countOf(output.written, 'lettre écrite', 'lettres écrites')}.`,
    )
    return 0
  },
  'wave mark': async (cli, words) => {
    const [id = '', what = ''] = words
    const { date, to, from, option = [], erase } = cli.options
    const wave = await cli.call['waves.get']({ id })
    const mark = WaveMark.parse(what)
    if (!from && !date && !erase)
      throw new UsageError(
        'Donnez «\u00a0--date AAAA-MM-JJ\u00a0», «\u00a0--from FICHIER\u00a0» ou «\u00a0--erase\u00a0».',
      )
    const read = from ? readMarks(decodeText(readGivenFile(from)), wave) : { marks: [], problems: [] }
    const marks = from
      ? read.marks.map(({ line, date: day }) => ({ line, date: day }))
      : (to ? chosen(wave, to) : wave.lines).map(({ id: line }) => ({
          line,
          ...(date && !erase && { date }),
        }))
    const { wave: saved, refused } = await cli.call['waves.mark']({ id, mark, marks, options: option })
    for (const problem of [...read.problems, ...refused]) cli.note(`${problem}.`)
    const noted = marks.length - refused.length
    cli.print(
      { wave: saved, noted, refused: [...read.problems, ...refused] },
      () => `${markNames[mark]}\u00a0: ${countOf(noted, 'administration')}.`,
    )
    return read.problems.length + refused.length > 0 ? 1 : 0
  },
  'wave answer': async (cli, words) => {
    const [id = '', path = ''] = words
    const { to, date } = cli.options
    const wave = await cli.call['waves.get']({ id })
    const [line] = chosen(wave, [to])
    if (!line) return 1
    const label = `Réponse – ${authorityTitle(line.authority)}`
    const exhibit = await cli.call['exhibits.add']({
      ...{ dossier: wave.dossier, file: cli.file(path), label },
      ...(date && { date }),
    })
    const saved = await cli.call['waves.answer']({ id, line: line.id, exhibit: exhibit.id })
    cli.print({ wave: saved.id, line: line.id, exhibit: exhibit.id }, () => `${label}\u00a0: gardée.`)
    return 0
  },
  'wave due': async cli => {
    const { day } = cli.options
    const week = await cli.call['waves.due']({ ...(day && { day }) })
    const section = (title: string, items: readonly DueLine[]) =>
      items.length > 0
        ? [
            `${title}\u00a0:`,
            ...items.map(
              one => `  ${dayFigures(one.day)}  ${one.authority}${one.limit ? ` – ${one.limit.title}` : ''}`,
            ),
          ]
        : []
    cli.print(week, () =>
      [
        `Semaine du ${longDayText(week.monday)}`,
        ...section('Le silence est devenu un refus', week.born),
        ...section(
          `Depuis lundi, ${countOf(week.since.length, 'silence devenu refus', 'silences devenus refus')}`,
          week.since,
        ),
        ...section('À faire cette semaine', week.ends),
        ...section('En retard', week.late),
        ...section('Réception à prouver', week.unproven),
        ...(week.born.length +
          week.since.length +
          week.ends.length +
          week.late.length +
          week.unproven.length ===
        0
          ? ['Rien cette semaine.']
          : []),
      ].join('\n'),
    )
    return 0
  },
  'wave open': async (cli, words) => {
    const [id = '', name = '', text = ''] = words
    const [line] = chosen(await cli.call['waves.get']({ id }), [name])
    if (!line) return 1
    const opened = await cli.call['waves.open']({ id, line: line.id, template: WaveText.parse(text) })
    cli.print(
      opened,
      () => `${authorityTitle(line.authority)}\u00a0: dossier ${opened.dossier}, écrit ${opened.draft}.`,
    )
    return 0
  },
  'wave remove': async (cli, words) => {
    const [id = ''] = words
    const { back: isBack = false } = cli.options
    await cli.call[isBack ? 'waves.restore' : 'waves.remove']({ id })
    cli.print({ id }, () =>
      isBack ? 'Vague remise.' : `Vague retirée («\u00a0wave remove ${id} --back\u00a0» la remet).`,
    )
    return 0
  },
}

/** The lines that these words name, each exactly one. */
function chosen(wave: Wave, names: readonly string[]): WaveLine[] {
  return names.map(name => {
    const [line, ...others] = linesNamed(wave, name)
    if (line && others.length === 0) return line
    throw new AppError(
      'not-found',
      line
        ? `Plusieurs administrations de cette vague s’appellent «\u00a0${name}\u00a0»\u00a0: rien n’a été changé.`
        : `Aucune administration de cette vague ne s’appelle «\u00a0${name}\u00a0»\u00a0: rien n’a été changé.`,
    )
  })
}

/** Who asks, from a file: one or several, without what the program gives them. */
function partiesIn(json: string): Party[] {
  const value = parseJson(json)
  const parties = (Array.isArray(value) ? value : [value]).map((one, at) =>
    Party.safeParse({ type: 'association', ...Object(one), id: `claimant-${at}`, role: 'claimant' }),
  )
  if (parties.some(one => !one.success))
    throw new AppError(
      'invalid',
      'Le fichier de qui demande n’a pas la forme attendue\u00a0: rien n’a été changé.',
    )
  return parties.flatMap(one => one.data ?? [])
}
