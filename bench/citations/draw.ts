/**
 * node run.mjs bench/citations/draw.ts FOLDER [second]: draws the passages of the measure from the public files beside the
 * repository and writes FOLDER/passages.json, without any label. The same seed draws the same passages. `second` draws
 * dev2, which holds none of the first two halves.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { random } from '../measure.ts'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'
import { passagesOf } from './passages.ts'

const second = process.argv[3] === 'second'
const seed = second ? 20261224 : 20261125

/** How many passages come from each file, whatever they hold. */
const plain: readonly (readonly [file: string, passages: number])[] = [
  ['opendata-ce/CE_202111.zip', 18],
  ['opendata-ce/CE_202603.zip', 5],
  ['opendata-ce/CAA_202603.zip', 4],
  ['opendata-ce/TA_202603.zip', 4],
  ['dila/Freemium_jade_global_20260401-140000.tar.gz', 8],
  ['dila/Freemium_cass_global_20231119-100000.tar.gz', 8],
  ['dila/CASS_20180326-200647.tar.gz', 6],
  ['dila/Freemium_constit_global_20260401-140000.tar.gz', 8],
  ['dila/Freemium_cnil_global_20260401-140000.tar.gz', 6],
  ['judilibre/sample_detail_resolved.json', 3],
]

/** Passages that a plain draw would meet too seldom: so many passages among those, of all the files, where the cue stands. */
const cued: readonly (readonly [cue: RegExp, passages: number])[] = [
  [/\bCJ[UC]E\b|Cour de justice (?:de l|des)/, 8],
  [/\bCEDH\b|Cour européenne des droits/, 8],
  [/précité|susvisé|susmentionné|même (?:code|loi|décret)/, 10],
  [/ECLI:|EU:C:/, 2],
  [/n[°o]s? ?\d+-\d+ (?:QPC|DC)|décision du Conseil constitutionnel/, 8],
  [/(?:[Rr]èglement|[Dd]irective) (?:n°|\(|\d)/, 8],
  [/pourvois? n°|\b(?:Civ|Soc|Com|Crim)\.,/, 8],
  [/(?:arrêt|jugement|ordonnance|décision)s? n[°o]/, 10],
  [/délibération n°|délibération du|\bCNIL\b/, 6],
  [/\b(?:loi|décret|ordonnance|arrêté) (?:n° ?[\d-]+ )?du \d/, 10],
  [/articles [LRD\d]/, 12],
]

/** The same, where a shorter line may do, and where much is cited at once. */
const more: readonly (readonly [cue: RegExp, passages: number])[] = [
  [/^(?:- |Vu )(?:la|le|les|l['’])/, 16],
  [/requête n°|\bc\. \p{Lu}|CEDH,|\b\d{4,5}\/\d\d\b/u, 8],
  [/C[-‑]\d+\/\d\d|CJ[UC]E,/, 8],
  [/délibération n°|délib\. n°|(?:SAN|MED)-\d{4}/, 4],
  [/^(?:[\s\S]*?\b(?:articles?|n[°o]s?) ){4}/, 26],
]

/** The summaries of a page of Judilibre, and what the Cour de cassation sets beside its decisions: European and other courts are cited there. */
const summaries: readonly (readonly [cue: RegExp, passages: number])[] = [
  [/CEDH,/, 6],
  [/CJUE|ECLI|Conseil d'[EÉ]tat/, 4],
  [/\p{L}/u, 4],
]
const beside = 7
const cass = plain.map(([file]) => file).filter(file => /cass/i.test(file))

/** The second set: fewer whatever they hold, more where the first set had little. */
const plainSecond: typeof plain = [
  ['opendata-ce/CE_202111.zip', 8],
  ['opendata-ce/CE_202603.zip', 4],
  ['opendata-ce/CAA_202603.zip', 5],
  ['opendata-ce/TA_202603.zip', 5],
  ['dila/Freemium_jade_global_20260401-140000.tar.gz', 5],
  ['dila/JADE_20260402-210000.tar.gz', 2],
  ['dila/Freemium_cass_global_20231119-100000.tar.gz', 5],
  ['dila/CASS_20180326-200647.tar.gz', 6],
  ['dila/Freemium_constit_global_20260401-140000.tar.gz', 5],
  ['dila/Freemium_cnil_global_20260401-140000.tar.gz', 4],
  ['judilibre/sample_detail_resolved.json', 3],
]
const cuedSecond: typeof cued = [
  [/(?:loi|décret|ordonnance|arrêté)s? du \d/, 7],
  [/\b(?:mil|deux mille)\b/, 3],
  [/(?:[Rr]èglement|[Dd]irective)s? (?:n°|\(|\d|d[ue]|européen)/, 6],
  [/[Cc]onvention (?!d|n)|[Cc]onventions |[Pp]rotocole|[Aa]ccord (?:franco|du|entre|d)|[Tt]raité/, 6],
  [/[Cc]onvention d|[Pp]acte international|Charte/, 5],
  [/articles? [LRD]\.? ?[\d -]+(?:, (?:[LRD]\.? ?)?[\d-]+)+/, 6],
  [/et suivants|alinéas?|articles? (?:[LRD]\.? ?)?[\d -]+ à (?:[LRD]\.? ?)?\d/, 7],
  [/(?:l'article|articles|son article) \d/, 8],
  [/précité|susvisé|ci-dessus|susmentionné|mentionnée?s? (?:à|au)/, 8],
  [/(?:Civ|Soc|Com|Crim|pourvoi|Bull)\b|chambre (?:civile|commerciale|sociale|criminelle)/, 6],
  [/Conseil constitutionnel/, 5],
  [/(?:arrêt|jugement|ordonnance)s? (?:n[°o]|du \d|par l|attaqué)/, 8],
  [/cour d'appel|tribunal (?:de grande|d'instance|judiciaire|de commerce)|conseil de prud/, 4],
  [/Commission nationale de l'informatique|CNIL|[Dd]élibération n°/, 3],
  [/\b19\d\d\b/, 5],
]
const summariesSecond: typeof summaries = [[/\p{L}/u, 4]]
const drawnPlain = second ? plainSecond : plain
const drawnCued = second ? cuedSecond : cued
const drawnMore = second ? [] : more

/** The paragraphs that may be drawn: no heading, no page-long one. */
const read = async (file: string, part?: Paragraph['part']) =>
  (await paragraphsOf(file)).filter(
    one => one.part === part && one.text.length >= 60 && one.text.length <= 1100,
  )

/** Draws `count` passages that `fits` among `all`: first a record, then a passage in it, never twice the same beginning. */
function draw(
  all: readonly Paragraph[],
  count: number,
  next: () => number,
  taken: Set<string>,
  fits: (text: string) => boolean,
  least: number,
): Paragraph[] {
  const drawn: Paragraph[] = []
  const left = new Map<string, Paragraph[]>()
  for (const one of all) {
    if (one.text.length < least || !fits(one.text)) continue
    left.set(one.record, [...(left.get(one.record) ?? []), one])
  }
  while (drawn.length < count && left.size > 0) {
    const record = [...left.keys()][Math.floor(next() * left.size)] ?? ''
    const some = left.get(record) ?? []
    const [one] = some.splice(Math.floor(next() * some.length), 1)
    if (!some.length) left.delete(record)
    if (!one || taken.has(one.text.slice(0, 60))) continue
    taken.add(one.text.slice(0, 60))
    drawn.push(one)
  }
  return drawn
}

const next = random(seed)
/** How the passages of the first two halves begin: none of them is drawn again. */
const earlier = second ? [...(await passagesOf('dev')), ...(await passagesOf('unseen'))] : []
const taken = new Set(earlier.map(({ text }) => text.slice(0, 60)))
const files = new Map<string, Paragraph[]>()
for (const [file] of drawnPlain) files.set(file, await read(file))
const every = [...files.values()].flat()
const page = await read('judilibre/sample_list.json.gz')
const besides: Paragraph[] = []
for (const file of cass) besides.push(...(await read(file, 'CITATION_JP')))
const drawn = [
  ...drawnPlain.flatMap(([file, count]) => draw(files.get(file) ?? [], count, next, taken, () => true, 200)),
  ...drawnCued.flatMap(([cue, count]) => draw(every, count, next, taken, text => cue.test(text), 200)),
  ...drawnMore.flatMap(([cue, count]) => draw(every, count, next, taken, text => cue.test(text), 60)),
  ...(second ? summariesSecond : summaries).flatMap(([cue, count]) =>
    draw(page, count, next, taken, text => cue.test(text), 60),
  ),
  ...draw(besides, second ? 3 : beside, next, taken, () => true, 60),
]
// every stratum is shared between the two halves: each pair of passages goes one here, one there
const half = drawn.map((): string => (second ? 'dev2' : 'dev'))
for (let at = 0; !second && at + 1 < drawn.length; at += 2) half[next() < 0.5 ? at : at + 1] = 'unseen'
const passages = drawn.map((passage, at) => ({
  id: `${second ? 's' : 'p'}${at + 1}`,
  half: half[at],
  ...passage,
}))
writeFileSync(join(process.argv[2] ?? '.', 'passages.json'), JSON.stringify({ seed, passages }, null, 1))
