import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCli } from '../../../../src/main/cli/run.ts'
import { readDecision } from '../../../../src/main/imports/formats/conseil-etat.ts'
import { loadPack } from '../../../../src/main/imports/formats/load-pack.ts'
import { readPack } from '../../../../src/main/imports/formats/pack-file.ts'
import { starterFiles } from '../../../../src/main/imports/starter.ts'
import { openDatabase } from '../../../../src/main/kernel/database/open.ts'
import { libraryView } from '../../../../src/main/library/citations/same-number.ts'
import type { Block } from '../../../../src/shared/drafts/model.ts'
import type { VerifiedItem } from '../../../../src/shared/drafts/verify/cite-check.ts'
import { isHidden, isLegalPerson } from '../../../../src/shared/drafts/verify/decisions/parties.ts'
import type { Holdings } from '../../../../src/shared/drafts/verify/holdings.ts'
import { citationItem, quotationItem } from '../../../../src/shared/drafts/verify/verdict.ts'
import { verify } from '../../../../src/shared/drafts/verify/verify.ts'
import { citeText } from '../../../../src/shared/library/cite/print.ts'
import type { Decision } from '../../../../src/shared/library/model.ts'
import { temporary } from '../../../contract/program.ts'
import { faultsOf } from '../../../fixtures/faults.ts'
import { archiveFiles, haveSamples, samplePath } from '../../../fixtures/import/samples.ts'

const isRaised = ({ alarm, verdict }: VerifiedItem): boolean => alarm || verdict === 'differs'

describe('faults made in true paragraphs on imported decisions', () => {
  let decisions: Decision[] = []
  let held: Holdings

  beforeAll(async () => {
    const resources = join(import.meta.dirname, '../../../../resources/samples')
    const archives = readdirSync(resources).filter(name => name.endsWith('.zip'))
    const files = await Promise.all(archives.map(name => archiveFiles(join(resources, name), name)))
    decisions = files.flat().flatMap(({ bytes }) => {
      const source = readDecision(bytes.toString('utf8'))
      return source.kind === 'decision' ? [source] : []
    })
    const db = openDatabase(':memory:', { fills: [], copyOwn: () => {} })
    const pack = { id: 'faults', title: '', author: '', licence: '', date: '2026-01-01' }
    loadPack(db, { pretoire: 1, ...pack, sources: decisions, bills: [] })
    held = libraryView(db)
  })

  function verified(text: string): VerifiedItem[] {
    const block: Block = { kind: 'paragraph', id: 'p', style: 'body', inlines: [{ kind: 'text', text }] }
    const { citations, quotes } = verify({ blocks: [block] }, { facts: {} }, held, '2026-11-28')
    return [...citations.map(citationItem), ...quotes.map(quotationItem)]
  }

  test('at least 95 % are raised, and no true paragraph is', () => {
    const faults = decisions.flatMap((one, at) => faultsOf(one, decisions[(at + 7) % decisions.length]!))
    expect(new Set(faults.map(one => one.kind)).size).toBeGreaterThan(15)
    const missed = faults.filter(({ faulty }) => !verified(faulty).some(isRaised))
    expect(faults.length).toBeGreaterThan(300)
    expect(missed.length / faults.length).toBeLessThanOrEqual(0.05)
    const falses = faults.flatMap(({ paragraph }) => verified(paragraph).filter(isRaised))
    expect(falses).toEqual([])
  })
})

describe('the name of another case, whatever its court', () => {
  const db = openDatabase(':memory:', { fills: [], copyOwn: () => {} })
  for (const { path } of starterFiles()) loadPack(db, readPack(readFileSync(path, 'utf8')).pack)
  const held = libraryView(db)
  const named = starterFiles()
    .flatMap(({ path }) => readPack(readFileSync(path, 'utf8')).pack.sources)
    .filter((one): one is Decision => one.kind === 'decision')
    .filter(one => one.name && one.date && one.numbers.length > 0)
  const wordsOf = (name = '') =>
    new Set(name.match(/\p{L}{5,}/gu)?.filter(word => !/^(?:autres|Société|Ligue|droits)$/.test(word)))
  const raised = (text: string) => {
    const block: Block = { kind: 'paragraph', id: 'p', style: 'body', inlines: [{ kind: 'text', text }] }
    return verify({ blocks: [block] }, { facts: {} }, held, '2026-11-28')
      .citations.map(citationItem)
      .some(isRaised)
  }
  test('is raised; the own name is not', () => {
    const [missed, falses]: [string[], string[]] = [[], []]
    for (const [at, one] of named.entries()) {
      if (raised(`Il a été jugé (${citeText(one, {})}).`)) falses.push(citeText(one, {}))
      for (const { name } of named.filter((_, n) => (n + at) % 5 === 0)) {
        // a person is named by initials that each publisher makes up, a law by its title or by one of its short names
        if (/^Loi/.test(name ?? '')) continue
        // a person may be the one whom the publisher hides: that name is not compared
        if (isHidden(one.name ?? '') && !isLegalPerson(name ?? '')) continue
        if (wordsOf(name).size === 0 || [...wordsOf(name)].some(word => wordsOf(one.name).has(word))) continue
        const text = `Il a été jugé (${citeText({ ...one, name }, {})}).`
        if (!raised(text)) missed.push(text)
      }
    }
    expect(missed).toEqual([])
    // the one order that was annulled is told
    expect(falses.filter(one => !one.includes('2303004'))).toEqual([])
  })
})

interface GivenFault {
  readonly id: string
  readonly paragraph: string
  readonly faulty: string
}

const given = join(import.meta.dirname, '../../../../../shared/legal/check-faults.json')

describe.skipIf(!haveSamples)('the given faults, by the command line', () => {
  const place = temporary()
  const library = join(place.folder, 'bibliotheque')
  // The articles that ship are of March 2026: a year later their words are doubted, no longer opposed.
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T10:00:00Z') })
  })
  afterAll(() => {
    vi.useRealTimers()
    place.remove()
  })

  async function run(...argv: string[]): Promise<string> {
    let out = ''
    await runCli(['--library', library, ...argv], {
      out: text => {
        out += `${text}\n`
      },
      err: () => {},
    })
    return out
  }
  async function verified(texts: readonly string[]): Promise<VerifiedItem[][]> {
    const file = place.file('textes.txt', texts.join('\n---\n'))
    return JSON.parse(await run('verify-text', file, '--json')) as VerifiedItem[][]
  }

  async function judged(): Promise<{ missed: string[]; wrong: string[] }> {
    const { faults } = JSON.parse(readFileSync(given, 'utf8')) as { faults: GivenFault[] }
    const faulty = await verified(faults.map(one => one.faulty))
    const right = await verified(faults.map(one => one.paragraph))
    const idsOf = (isListed: (at: number) => boolean) =>
      faults.flatMap(({ id }, at) => (isListed(at) ? [id] : []))
    return {
      missed: idsOf(at => !faulty[at]?.some(isRaised)),
      wrong: idsOf(at => right[at]?.some(isRaised) ?? false),
    }
  }

  test('with what ships alone, those are missed that only the text of a decision shows, and none is false', async () => {
    await run('import', '--starter')
    expect(await judged()).toEqual({ missed: textAlone, wrong: [] })
    const [first] = await verified([unreadQuotation, unreadQuotation])
    // a quotation whose text is not there is never « lue »
    expect(first?.map(one => one.verdict).toSorted()).toEqual(['reference', 'unverified'])
  })

  test('with the texts, each is raised, and none of the true paragraphs is', async () => {
    const samples = [
      'opendata-ce',
      'legifrance-json',
      'judilibre',
      'dila/Freemium_cass_global_20231119-100000.tar.gz',
    ]
    await run('import', ...samples.map(samplePath))
    expect(await judged()).toEqual({ missed: [], wrong: [] })
  })
})

const unreadQuotation =
  'La cour « a entaché son arrêt d’insuffisance de motivation » (CE, 6e-5e ch. réunies, 2 mars 2026, n° 492920, Lebon T., pt 2).'

/** Words, a date or an outcome that stand in the text of a decision of which only the facts ship. */
const textAlone = [
  'CF-002',
  'CF-006',
  'CF-008',
  'CF-011',
  'CF-013',
  'CF-015',
  'CF-025',
  'CF-027',
  'CF-034',
  'CF-035',
  // the other number is of the same parties, the same day
  'CF-046',
  'CF-095',
  'CF-128',
]
