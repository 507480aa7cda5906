import { join } from 'node:path'
import { createApp } from '../src/main/app.ts'
import { importFiles } from '../src/main/imports/import-files.ts'
import { pathTokens } from '../src/main/kernel/files/path-tokens.ts'
import type { Library } from '../src/main/kernel/library.ts'
import { libraryView } from '../src/main/library/citations/same-number.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import { answer } from '../src/shared/contract/answer.ts'
import { client } from '../src/shared/contract/client.ts'
import { Dossier } from '../src/shared/dossiers/model.ts'
import type { Inline } from '../src/shared/drafts/model.ts'
import { verify } from '../src/shared/drafts/verify/verify.ts'
import { findCitations } from '../src/shared/library/cite/find/find.ts'
import { label } from '../src/shared/library/cite/print.ts'
import type { Article, Decision } from '../src/shared/library/model.ts'
import { alarmed, type Drawn, draftOf, operators, plain, quoted, spoiled } from './checks/drawn.ts'
import { filing } from './filing.ts'
import { type Figure, inFolder, random, round, spread, time } from './measure.ts'
import { samples } from './samples.ts'

const today = '2026-11-25'
const packs = join(import.meta.dirname, '..', 'resources', 'packs')

/**
 * The check of citations held to account: 100 faults made by listed operators with a fixed seed, all to be found; 200 correct
 * citations as real decisions write them, and as many of our own and quotations, none to be called wrong. Each miss is printed.
 */
export const figure: Figure = () =>
  inFolder(async folder => {
    const library = openLibrary(join(folder, 'library'))
    // the articles of our own samples have several wordings
    const archives = [samples.conseilEtat() ?? [], join(packs, '..', 'samples')].flat()
    const files = [packs, ...archives].map(path => ({ path, name: path }))
    await importFiles(library, files, { progress: () => undefined, isCancelled: () => false })
    const next = random(20261125)
    const held = libraryView(library.db)
    const all = (kind: string) =>
      shuffled(
        library.db
          .prepare<[string], string>('SELECT id FROM sources WHERE kind = ? ORDER BY id')
          .pluck()
          .all(kind)
          .flatMap(id => held.byId(id) ?? []),
        next,
      )
    const decisions = all('decision').filter((one): one is Decision => one.kind === 'decision')
    const articles = all('article').filter(
      (one): one is Article => one.kind === 'article' && one.versions.filter(v => v.text).length > 1,
    )
    const whole = decisions.filter(one => one.text.length > 3 && one.numbers.length > 0 && one.date)
    const names = decisions.flatMap(one => one.name ?? [])
    const named = decisions.filter(one => one.name && one.numbers.length > 0 && one.date)

    const faults: Drawn[] = []
    for (const [n, operator] of operators.entries()) {
      const wanted = Math.floor(100 / operators.length) + (n < 100 % operators.length ? 1 : 0)
      const pool = operator === 'name' ? named : whole
      for (let at = 0, had = 0; had < wanted && at < 4000; at += 1) {
        const source = pool[Math.floor(next() * pool.length)] as Decision
        const article = articles[Math.floor(next() * articles.length)] as Article
        const one = source && spoiled(operator, source, article ?? source, names, next)
        if (!one) continue
        faults.push(one)
        had += 1
      }
    }
    const real: Drawn[] = []
    for (const decision of whole) {
      if (real.length >= 200) break
      const texts = decision.text.filter(one => one.section === 'reasons')
      const text = texts[Math.floor(next() * texts.length)]?.text ?? ''
      if (
        text.length < 2500 &&
        findCitations(text).some(one => one.kind === 'decision' || one.kind === 'article')
      )
        real.push({ text })
    }
    const ours = whole.slice(0, 150).map((one): Drawn => ({ text: plain(one, next) }))
    const words = whole.slice(150, 250).flatMap(one => quoted(one, next))

    const dossier = Dossier.parse({ id: 'bench', type: 'recourse', title: 'Essai' })
    const run = (drawn: readonly Drawn[]) => {
      const draft = draftOf(drawn)
      const check = verify(draft, dossier, libraryView(library.db), today)
      return drawn.map((one, at) => {
        const block = draft.blocks[at]?.id ?? ''
        return { ...one, alarmed: alarmed(check, block), check, block }
      })
    }
    const found = run(faults)
    const say = (title: string, list: ReturnType<typeof run>) => {
      for (const one of list) {
        const cites = one.check.citations.filter(c => c.block === one.block)
        const quotes = one.check.quotes.filter(q => q.block === one.block)
        console.error(`${title} ${one.fault?.operator ?? ''} : ${one.text.slice(0, 400)}`)
        for (const c of cites)
          if (c.verdict !== 'read' || c.remarks.length)
            console.error(
              `   ${c.written} → ${c.verdict} ${JSON.stringify(c.differences)} ${JSON.stringify(c.remarks)}`,
            )
        for (const q of quotes) console.error(`   « ${q.written.slice(0, 80)} » → ${q.outcome} ${q.note}`)
      }
    }
    say(
      'manqué',
      found.filter(one => !one.alarmed),
    )
    const right = { real: run(real), ours: run(ours), quoted: run(words) }
    for (const [title, list] of Object.entries(right))
      say(
        `fausse alerte (${title})`,
        list.filter(one => one.alarmed),
      )
    const citations = right.real.reduce(
      (sum, one) => sum + one.check.citations.filter(c => c.block === one.block).length,
      0,
    )
    const long = draftOf([...real, ...ours, ...words, ...faults])
    const { ms: cold } = await time(() => verify(long, dossier, libraryView(library.db), today))
    const { ms: warm } = await time(() => verify(long, dossier, libraryView(library.db), today))
    const hundred = await hundredPages(library, whole)
    library.close()
    return {
      faults: Object.fromEntries(
        operators.map(operator => {
          const mine = found.filter(one => one.fault?.operator === operator)
          return [operator, `${mine.filter(one => one.alarmed).length} / ${mine.length}`]
        }),
      ),
      falseAlarms: Object.fromEntries(
        Object.entries(right).map(([title, list]) => [
          title,
          `${list.filter(one => one.alarmed).length} / ${list.length}`,
        ]),
      ),
      citationsInReal: citations,
      paragraphs: long.blocks.length,
      millisecondsCold: round(cold),
      millisecondsWarm: round(warm),
      hundredPages: hundred,
    }
  })

/**
 * All the checks of a filing of 100 pages that cites 80 decisions of the library 400 times and 400 more by hand, as the window asks
 * for them: the first time, then after each save of a paragraph in which words were typed.
 */
async function hundredPages(library: Library, decisions: readonly Decision[]) {
  const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
  const call = client((channel, input) => answer(app, channel, input))
  const dossier = await call['dossiers.create']({ template: 'rep-vsa' })
  const made = await call['drafts.create']({ dossier: dossier.id, template: 'rep-vsa', title: 'Essai' })
  const cited = decisions.slice(0, 80)
  let n = 0
  const ofLibrary = (inline: Inline): Inline[] => {
    const source = cited[n++ % cited.length]
    if (inline.kind !== 'citation' || !source) return [inline]
    const live = { ...inline, source: { kind: 'decision' as const, id: source.id } }
    return [
      live,
      {
        kind: 'text',
        text: ` ; voir aussi ${label(cited[(n * 7) % cited.length]!)} et l’article L. 251-2 du code de la sécurité intérieure.`,
      },
    ]
  }
  const drawn = filing({ paragraphs: 800, citations: 400, exhibits: 0, notes: 60 })
  const blocks = drawn.draft.blocks.map(block =>
    block.kind === 'paragraph' ? { ...block, inlines: block.inlines.flatMap(ofLibrary) } : block,
  )
  let { revision } = await call['drafts.save']({ draft: { ...made, blocks } })
  const check = () => call['drafts.check']({ id: made.id })
  const { ms: first } = await time(check)
  const paragraphs = blocks.filter(block => block.kind === 'paragraph')
  const [edit, citations]: number[][] = [[], []]
  // what the processor spent, its collector of garbage included: a busy machine changes it less
  const busy: number[] = []
  for (let turn = 0; turn < 40; turn += 1) {
    const block = paragraphs[(turn * 37) % paragraphs.length]!
    const typed = { ...block, inlines: [...block.inlines, { kind: 'text' as const, text: ` mot ${turn}` }] }
    ;({ revision } = await call['drafts.edit']({ id: made.id, revision, blocks: [typed] }))
    const before = process.cpuUsage()
    edit!.push((await time(check)).ms)
    const { user, system } = process.cpuUsage(before)
    busy.push((user + system) / 1000)
    citations!.push((await time(() => call['drafts.citations']({ id: made.id }))).ms)
  }
  return {
    firstMilliseconds: round(first),
    afterOneEdit: spread(edit!),
    afterOneEditProcessor: spread(busy),
    citationsListedAfter: spread(citations!),
  }
}

function shuffled<T>(all: readonly T[], next: () => number): T[] {
  const out = [...all]
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1))
    ;[out[at], out[other]] = [out[other] as T, out[at] as T]
  }
  return out
}
