import { isObject, type JsonObject, parseJson } from '../../../shared/kernel/json.ts'
import type { Source } from '../../../shared/library/model.ts'
import { isHudoc, readHudoc } from '../europe/hudoc-json.ts'
import { isCodeHistory, readCodeHistory } from '../formats/code-history.ts'
import { isCsl, readCsl } from '../formats/csl.ts'
import { isFlatDecision, readFlatDecision } from '../formats/flat-decision.ts'
import { isJudilibre, readJudilibre } from '../formats/judilibre.ts'
import { articlesOf, isLegifrance, readLegifrance } from '../formats/legifrance.ts'
import { readPack } from '../formats/pack-file.ts'
import { jsonNotRead } from '../not-read.ts'
import { parliamentRecordsIn } from '../parliament/records/parliament-records.ts'
import type { ReadRecord, RecordContext } from '../read-record.ts'
import { Refusal } from '../refusal.ts'
import { listNames } from './json-stream.ts'

/** Reads the records of a JSON text, by its shape: one record, a list, a page of results, lines, or a pack. */
export function* jsonRecordsOf(text: string, context: RecordContext): Generator<ReadRecord> {
  const value = parseJson(text)
  if (value === undefined) {
    const lines = text.split('\n')
    if (lines.filter(line => line.trim()).length < 2 || parseJson(lines[0] ?? '') === undefined) {
      if (context.isNamed) throw new Refusal('le fichier JSON est mal formé ou incomplet')
      return
    }
    for (const [at, line] of lines.entries()) {
      if (!line.trim()) continue
      const value = parseJson(line)
      if (value === undefined)
        yield { place: `ligne ${at + 1}`, reason: 'la ligne n’est pas du JSON bien formé' }
      else yield* recordsIn(value, `ligne ${at + 1}`, line, context)
    }
    return
  }
  yield* recordsIn(value, '', text, context)
}

function* recordsIn(
  value: unknown,
  place: string,
  text: string,
  context: RecordContext,
): Generator<ReadRecord> {
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries())
      yield* recordOf(one, place ? `${place}, enregistrement ${at + 1}` : `enregistrement ${at + 1}`, context)
    return
  }
  const asides = parliamentRecordsIn(value, context.asOf ?? context.fileDay)
  if (asides) {
    for (const one of asides) yield { ...one, place: [place, one.place].filter(Boolean).join(', ') }
    return
  }
  const object = isObject(value) ? value : {}
  if ('pretoire' in object) {
    const { pack, rejections } = readPack(text)
    for (const { file, reason } of rejections) yield { place: file, reason }
    yield { place, pack }
    return
  }
  const lists = isRecord(object)
    ? []
    : Object.entries(object).filter(([name, list]) => listNames.has(name) && Array.isArray(list))
  if (!lists.length) yield* recordOf(value, place, context)
  for (const [, list] of lists) yield* recordsIn(list, place, text, context)
}

const isRecord = (value: JsonObject): boolean => isJudilibre(value) || isLegifrance(value) || isCsl(value)

function* recordOf(value: unknown, place: string, context: RecordContext): Generator<ReadRecord> {
  const toRead = (read: () => Source): ReadRecord => {
    try {
      return { place, source: read() }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { place, reason: error.message }
    }
  }
  if (!isObject(value)) {
    if (context.isNamed) yield { place, reason: 'ce n’est pas une fiche : un objet JSON est attendu' }
  } else if (isJudilibre(value)) yield toRead(() => readJudilibre(value))
  else if (isLegifrance(value)) {
    const articles = articlesOf(value)
    if (!articles) yield toRead(() => readLegifrance(value, context.asOf))
    else
      for (const { at, read } of articles(context.asOf))
        try {
          yield { place: place ? `${place}, ${at}` : at, source: read() }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          yield { place: place ? `${place}, ${at}` : at, reason: error.message }
        }
  } else if (isCodeHistory(value)) yield toRead(() => readCodeHistory(value))
  else if (isHudoc(value)) yield toRead(() => readHudoc(value))
  else if (isCsl(value)) yield toRead(() => readCsl(value))
  else if (isFlatDecision(value)) yield toRead(() => readFlatDecision(value))
  else if (context.isNamed)
    yield {
      place,
      reason:
        jsonNotRead(value) ??
        'cet objet JSON n’est ni une décision (Judilibre, HUDOC, ou à plat), ni une histoire de code, ni un texte de Légifrance, ni une référence CSL, ni un lot Prétoire',
    }
}
