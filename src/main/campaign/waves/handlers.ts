import { departmentOfCode } from '../../../shared/campaign/projects/states.ts'
import { authorityTitle, readAuthorities } from '../../../shared/campaign/waves/authorities.ts'
import type { DueLine } from '../../../shared/campaign/waves/contract.ts'
import { type DueItem, dueWeek } from '../../../shared/campaign/waves/due.ts'
import { markProblem, withMarks } from '../../../shared/campaign/waves/marks.ts'
import type { Wave, WaveLine } from '../../../shared/campaign/waves/model.ts'
import { standingOf, type WavePlace } from '../../../shared/campaign/waves/standing.ts'
import { waveTable } from '../../../shared/campaign/waves/table.ts'
import type { Handlers, Parsed } from '../../../shared/contract/contract.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { daysOffOf, daysOffSetting } from '../../../shared/procedure/situation.ts'
import { exhibits } from '../../exhibits/store.ts'
import type { Context } from '../../kernel/context.ts'
import { keepExport, nameOf, newExport } from '../../kernel/files/exports.ts'
import { writeZip } from '../../kernel/files/zip.ts'
import type { Library } from '../../kernel/library.ts'
import { courtOf } from '../../procedure/place-courts.ts'
import { settings } from '../../settings/store.ts'
import { campaigns } from '../campaigns/store.ts'
import { allCommunes } from '../projects/communes.ts'
import { createWave } from './create.ts'
import { lettersOf } from './letters.ts'
import { openText } from './open-text.ts'
import { allWaves } from './store.ts'

const today = () => localDay(new Date())

/** Waves of requests for documents: written, followed, taken further. */
export function waveHandlers({ library }: Context) {
  const { db } = library
  const all = allWaves(db)
  return {
    'waves.list': () => all.list(),
    'waves.get': ({ id }) => all.get(id),
    'waves.read': ({ text }) =>
      readAuthorities(text, allCommunes()).map(one => ({ ...one, choices: [...one.choices] })),
    'waves.create': input => {
      if (input.campaign) campaigns(library.db).get(input.campaign)
      return createWave(library, input)
    },
    'waves.save': ({ wave }) => all.save(wave),
    'waves.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'waves.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
    'waves.standing': ({ id, day = today() }) => {
      const place = placesOf(library)
      return all.get(id).lines.map(line => {
        const { limits, ...standing } = standingOf(line, day, place(line))
        return { line: line.id, ...standing, limits: [...limits] }
      })
    },
    'waves.mark': input => markLines(library, input),
    'waves.write': async ({ id, lines, as, day, author }) => {
      const wave = all.get(id)
      const chosen = lines ? wave.lines.filter(line => lines.includes(line.id)) : wave.lines
      const { entries, pages } = await lettersOf(library, wave, { lines: chosen, as, day, author })
      const outcome = { written: chosen.length, pages }
      const [only] = entries
      if (as === 'one' && only && 'bytes' in only)
        return { ...(await keepExport(library.folder, nameOf(wave.title, 'docx'), only.bytes)), ...outcome }
      const file = newExport(library.folder, nameOf(wave.title, 'zip'))
      const bytes = await writeZip(file.path, entries, { isSealed: true })
      return { id: file.id, name: file.name, bytes, ...outcome }
    },
    'waves.answer': ({ id, line: lineId, exhibit, out }) => {
      const wave = all.get(id)
      if (!out && exhibits(db).get(exhibit).dossier !== wave.dossier)
        throw new AppError(
          'refused',
          'Cette pièce n’est pas au dossier de la vague\u00a0: rien n’a été changé.',
        )
      const lines = wave.lines.map(line => {
        if (line.id !== lineId) return line
        const others = line.exhibits.filter(one => one !== exhibit)
        return { ...line, exhibits: out ? others : [...others, exhibit] }
      })
      return all.save({ ...wave, lines })
    },
    'waves.due': ({ day = today() }) => {
      const waves = all.list()
      const titles = new Map(waves.map(one => [one.id, one.title]))
      const lineOf = ({ wave, line, limit, day: on }: DueItem): DueLine => ({
        wave,
        waveTitle: titles.get(wave) ?? '',
        line: line.id,
        authority: authorityTitle(line.authority),
        day: on,
        ...(limit && { limit }),
      })
      const { monday, born, since, ends, late, unproven } = dueWeek(waves, day, placesOf(library))
      return {
        monday,
        born: born.map(lineOf),
        since: since.map(lineOf),
        ends: ends.map(lineOf),
        late: late.map(lineOf),
        unproven: unproven.map(lineOf),
      }
    },
    'waves.export': async ({ id, format, day = today() }) => {
      const wave = all.get(id)
      const place = placesOf(library)
      const standing = (line: WaveLine) => standingOf(line, day, place(line))
      const name = nameOf(`suivi ${wave.title}`, format)
      if (format === 'csv') return keepExport(library.folder, name, Buffer.from(waveTable(wave, standing)))
      const { waveDocx } = await import('../tables/table-docx.ts')
      return keepExport(library.folder, name, await waveDocx(wave, standing, day))
    },
    'waves.open': ({ id, line, template }) => openText(library, all.get(id), line, template),
  } satisfies Partial<Handlers>
}

/** The court and the days off that the dates of a line rest on, each court looked up once. */
function placesOf(library: Library): (line: WaveLine) => WavePlace {
  const daysOff = daysOffOf(settings(library.db).get()[daysOffSetting])
  const courts = new Map<string, string | undefined>()
  return ({ authority: { commune, department } }) => {
    const number = commune ? departmentOfCode(commune.code) : department
    if (number && !courts.has(number)) courts.set(number, courtOf(library, number))
    const court = courts.get(number)
    return { daysOff, ...(court && { court }) }
  }
}

/** Notes a day on lines; those of which it would be false are told, and left. */
function markLines(
  { db }: Library,
  { id, mark, marks, options }: Parsed<'waves.mark'>,
): { wave: Wave; refused: string[] } {
  const wave = allWaves(db).get(id)
  const lines = new Map(wave.lines.map(line => [line.id, line]))
  const refused: string[] = []
  const markable = marks.filter(({ line: lineId, date }) => {
    const line = lines.get(lineId)
    if (!line) return false
    const problem = date ? markProblem(line, mark, date, today()) : undefined
    if (problem) refused.push(`${authorityTitle(line.authority)}\u00a0: ${problem}`)
    return !problem
  })
  return {
    wave: markable.length > 0 ? allWaves(db).save(withMarks(wave, mark, markable, options)) : wave,
    refused,
  }
}
